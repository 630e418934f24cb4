package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.CredentialUse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One endpoint of a connector, and which client a request to it takes. */
final class GatewayEndpoint implements AutoCloseable {
  private static final int HTTPS_PORT = 443;

  private final EndpointNames names;
  private final URI address;
  private final GatewayClients clients;
  private final EgressEvents events;
  private final AtomicLong newestGeneration = new AtomicLong();

  GatewayEndpoint(EndpointNames names, URI address, GatewayClients clients, EgressEvents events) {
    this.names = names;
    this.address = address;
    this.clients = clients;
    this.events = events;
  }

  /** What stands in the Host header. */
  String host() {
    return port() == HTTPS_PORT ? address.getHost() : address.getHost() + ":" + port();
  }

  RequestOptions options(String target) {
    return new RequestOptions()
        .setHost(address.getHost())
        .setPort(port())
        .setSsl(true)
        .setURI(target);
  }

  boolean isClosed() {
    return clients.isClosed();
  }

  /**
   * The client for a payment's request, which has to release it; empty when a client certificate is
   * declared and there is no valid one, or when this is closed.
   */
  Optional<GatewayClient> acquire(CredentialUse use) {
    @Nullable String role = names.certificateRole();
    if (role == null) {
      return clients.acquire(null);
    }
    @Nullable ClientCertificate certificate = certificate(use, role);
    if (certificate == null) {
      return Optional.empty();
    }
    long generation = use.generation(role);
    Optional<GatewayClient> client = clients.acquire(certificate);
    if (client.isPresent()) {
      presented(generation);
    }
    return client;
  }

  /** As {@link #acquire}, but a client of its own, with connections that no other request gets. */
  Optional<GatewayClient> separate(CredentialUse use) {
    @Nullable String role = names.certificateRole();
    if (role == null) {
      return clients.separate(null);
    }
    @Nullable ClientCertificate certificate = certificate(use, role);
    return certificate == null ? Optional.empty() : clients.separate(certificate);
  }

  /** No request has this value any more. */
  void discarded(String role, Credential value) {
    if (role.equals(names.certificateRole()) && value instanceof ClientCertificate certificate) {
      clients.discard(certificate);
    }
  }

  int clientCount() {
    return clients.size();
  }

  @Override
  public void close() {
    clients.close();
  }

  private static @Nullable ClientCertificate certificate(CredentialUse use, String role) {
    return use.of(role).orElse(null) instanceof ClientCertificate certificate ? certificate : null;
  }

  /** A request with the old certificate that comes late changes nothing. */
  private void presented(long generation) {
    if (generation > newestGeneration.get()) {
      long before = newestGeneration.getAndAccumulate(generation, Math::max);
      if (before > 0 && before < generation) {
        events.certificateChanged(names.connector(), names.endpoint(), generation);
      }
    }
  }

  private int port() {
    return address.getPort() < 0 ? HTTPS_PORT : address.getPort();
  }

  /**
   * How this endpoint is called.
   *
   * @param certificateRole the role of the client certificate that is presented to it, if any
   */
  record EndpointNames(String connector, String endpoint, @Nullable String certificateRole) {}
}
