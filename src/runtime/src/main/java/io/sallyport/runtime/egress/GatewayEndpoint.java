package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a connector. When the client certificate changes, new requests go through a new
 * client and the old one ends with its last request: a pooled connection would keep the old
 * certificate for as long as it lives.
 */
final class GatewayEndpoint implements AutoCloseable {
  private static final int HTTPS_PORT = 443;

  private final EndpointNames names;
  private final URI address;
  private final ClientFactory clients;
  private final EgressEvents events;
  private @Nullable GatewayClient current;
  private boolean closed;

  GatewayEndpoint(EndpointNames names, URI address, ClientFactory clients, EgressEvents events) {
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

  synchronized boolean isClosed() {
    return closed;
  }

  /**
   * The client for a new request, which has to release it; empty when a client certificate is
   * declared and there is no valid one.
   */
  synchronized Optional<GatewayClient> acquire(CredentialUse credentials) {
    Optional<String> role = names.certificateRole();
    if (role.isEmpty()) {
      return Optional.of(client(null, 0).acquire());
    }
    return credentials
        .of(role.get())
        .filter(Credential.ClientCertificate.class::isInstance)
        .map(Credential.ClientCertificate.class::cast)
        .map(certificate -> client(certificate, credentials.generation(role.get())).acquire());
  }

  private GatewayClient client(
      Credential.@Nullable ClientCertificate certificate, long generation) {
    GatewayClient present = current;
    if (present != null && present.presents(certificate)) {
      return present;
    }
    GatewayClient fresh = new GatewayClient(clients.create(certificate), certificate);
    current = fresh;
    if (present != null) {
      events.certificateChanged(names.connector(), names.endpoint(), generation);
      present.retire();
    }
    return fresh;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.retire();
      current = null;
    }
  }

  private int port() {
    return address.getPort() < 0 ? HTTPS_PORT : address.getPort();
  }

  /**
   * How this endpoint is called.
   *
   * @param certificateRole the role of the client certificate that is presented to it
   */
  record EndpointNames(String connector, String endpoint, Optional<String> certificateRole) {}
}
