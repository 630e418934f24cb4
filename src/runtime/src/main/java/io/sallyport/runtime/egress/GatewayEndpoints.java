package io.sallyport.runtime.egress;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.egress.GatewayEndpoint.EndpointNames;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of one connector, by name. */
final class GatewayEndpoints implements AutoCloseable {
  private final Map<String, GatewayEndpoint> byName = new HashMap<>();

  /**
   * Connects to nothing yet.
   *
   * @throws IllegalArgumentException when one can not be used, with what is wrong
   */
  GatewayEndpoints(ConnectorEgress settings, ClientFactory clients, EgressEvents events) {
    Manifest manifest = settings.manifest();
    @Nullable String certificateRole = certificateRole(manifest);
    for (Endpoint endpoint : manifest.endpoints().values()) {
      EndpointNames names = new EndpointNames(manifest.id(), endpoint.name(), certificateRole);
      URI address = address(settings, endpoint);
      byName.put(
          endpoint.name(),
          new GatewayEndpoint(names, address, new GatewayClients(clients::create), events));
    }
  }

  /** One that the manifest declares. */
  GatewayEndpoint named(String name) {
    return requireNonNull(byName.get(name), name);
  }

  void discarded(String role, Credential value) {
    byName.values().forEach(endpoint -> endpoint.discarded(role, value));
  }

  @Override
  public void close() {
    byName.values().forEach(GatewayEndpoint::close);
  }

  private static URI address(ConnectorEgress settings, Endpoint endpoint) {
    String where = "connector " + settings.manifest().id() + ": endpoint " + endpoint.name();
    if (!(endpoint instanceof Endpoint.Http)) {
      throw new IllegalArgumentException(where + " is framed, and only HTTP is spoken here");
    }
    URI address = settings.endpoints().getOrDefault(endpoint.name(), endpoint.address());
    String path = address.getRawPath();
    if (!"https".equals(address.getScheme())
        || address.getHost() == null
        || !(path == null || path.isEmpty() || path.equals("/"))
        || address.getRawQuery() != null
        || address.getRawFragment() != null
        || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(where + " must be at https://host[:port]");
    }
    return address;
  }

  private static @Nullable String certificateRole(Manifest manifest) {
    List<String> roles =
        manifest.credentialRoles().values().stream()
            .filter(role -> role.kind() == CredentialRole.Kind.CLIENT_CERTIFICATE)
            .map(CredentialRole::name)
            .toList();
    if (roles.size() > 1) {
      throw new IllegalArgumentException(
          "connector " + manifest.id() + " declares more than one client certificate");
    }
    return roles.isEmpty() ? null : roles.get(0);
  }
}
