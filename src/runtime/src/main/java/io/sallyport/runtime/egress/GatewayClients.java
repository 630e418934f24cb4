package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.vertx.core.http.HttpClient;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one endpoint, one for each certificate in use: a pooled connection keeps its
 * certificate for as long as it lives. While credentials rotate, requests with the old and the new
 * one come in any order, so a client stays until its certificate is discarded. Safe for use by
 * several threads.
 */
final class GatewayClients implements AutoCloseable {
  /** Two sets of credentials are in use at most; one more may be about to be discarded. */
  private static final int MAX_CLIENTS = 3;

  private static final int REMEMBERED = 8;

  private final Function<@Nullable ClientCertificate, HttpClient> factory;
  private final List<GatewayClient> oldestFirst = new ArrayList<>(MAX_CLIENTS);
  private final Deque<WeakReference<ClientCertificate>> discarded = new ArrayDeque<>(REMEMBERED);
  private boolean closed;

  GatewayClients(Function<@Nullable ClientCertificate, HttpClient> factory) {
    this.factory = factory;
  }

  /**
   * The client that presents this certificate, for one request, which has to release it; empty when
   * the certificate was discarded or all is closed.
   */
  synchronized Optional<GatewayClient> acquire(@Nullable ClientCertificate certificate) {
    for (int at = oldestFirst.size() - 1; at >= 0; at--) {
      GatewayClient present = oldestFirst.get(at);
      if (present.presents(certificate)) {
        return Optional.of(present.acquire());
      }
    }
    if (closed || isDiscarded(certificate)) {
      return Optional.empty();
    }
    makeRoom();
    GatewayClient fresh = new GatewayClient(factory.apply(certificate), certificate);
    oldestFirst.add(fresh);
    return Optional.of(fresh.acquire());
  }

  /** A client of its own for one request, which has to release it; empty when all is closed. */
  Optional<GatewayClient> separate(@Nullable ClientCertificate certificate) {
    return isClosed()
        ? Optional.empty()
        : Optional.of(GatewayClient.forOne(factory.apply(certificate), certificate));
  }

  /** Ends the client that presents this certificate once nothing is in flight; there is no next. */
  synchronized void discard(ClientCertificate certificate) {
    if (discarded.size() == REMEMBERED) {
      discarded.removeFirst();
    }
    discarded.add(new WeakReference<>(certificate));
    for (GatewayClient client : List.copyOf(oldestFirst)) {
      if (client.presents(certificate)) {
        retire(client);
      }
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized int size() {
    return oldestFirst.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    List.copyOf(oldestFirst).forEach(this::retire);
  }

  /** Credentials that nobody discards must not pile up connections. */
  private void makeRoom() {
    if (oldestFirst.size() == MAX_CLIENTS) {
      retire(
          oldestFirst.stream()
              .filter(GatewayClient::isIdle)
              .findFirst()
              .orElse(oldestFirst.get(0)));
    }
  }

  private void retire(GatewayClient client) {
    oldestFirst.remove(client);
    client.retire();
  }

  private boolean isDiscarded(@Nullable ClientCertificate certificate) {
    return certificate != null
        && discarded.stream().anyMatch(reference -> reference.refersTo(certificate));
  }
}
