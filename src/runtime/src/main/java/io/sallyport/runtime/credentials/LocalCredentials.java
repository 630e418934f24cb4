package io.sallyport.runtime.credentials;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.Manifest;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The credentials of the local file, by connector and role. Safe for use by several threads. */
public final class LocalCredentials implements Credentials {
  private static final String LOCAL = "local:";

  private final Map<String, Map<String, Credential>> byConnector;
  private final InstantSource clock;

  /**
   * Gives every role that the manifests declare its credential.
   *
   * @param values the credentials of the file, by name
   * @param sources by connector id and role, where the value comes from: {@code local:NAME}
   * @param manifests of the connectors that are in use
   * @param clock tells which certificates have expired since
   * @throws ConfigurationException when a role has no credential or one of another kind, or a
   *     source is of no role; names connector and role, never a source that may be a secret itself
   */
  public LocalCredentials(
      Map<String, Credential> values,
      Map<String, Map<String, String>> sources,
      Collection<Manifest> manifests,
      InstantSource clock) {
    Map<String, Map<String, Credential>> found = new HashMap<>();
    for (Manifest manifest : manifests) {
      Map<String, String> own = sources.getOrDefault(manifest.id(), Map.of());
      found.put(manifest.id(), new Assignment(manifest, own, values).credentials());
    }
    byConnector = Map.copyOf(found);
    this.clock = clock;
  }

  @Override
  public CredentialUse use(String connector) {
    return new Fixed(byConnector.getOrDefault(connector, Map.of()));
  }

  private final class Fixed implements CredentialUse {
    private final Map<String, Credential> values;

    private Fixed(Map<String, Credential> values) {
      this.values = values;
    }

    @Override
    public Optional<Credential> of(String role) {
      return Optional.ofNullable(values.get(role)).filter(LocalCredentials.this::isValid);
    }

    @Override
    public long generation(String role) {
      return values.containsKey(role) ? 1 : 0;
    }

    @Override
    public void close() {}
  }

  private boolean isValid(Credential credential) {
    return !(credential instanceof ClientCertificate certificate)
        || CertificateCheck.isValidAt(certificate.chain(), clock.instant());
  }

  /** Finds the credentials of one connector. */
  private record Assignment(
      Manifest manifest, Map<String, String> sources, Map<String, Credential> values) {
    Map<String, Credential> credentials() {
      Set<String> roles = manifest.credentialRoles().keySet();
      for (String role : sources.keySet()) {
        if (!roles.contains(role)) {
          throw wrong(role, "is no credential role of the connector; its roles: " + list(roles));
        }
      }
      Map<String, Credential> found = new HashMap<>();
      for (CredentialRole role : manifest.credentialRoles().values()) {
        found.put(role.name(), credential(role));
      }
      return Map.copyOf(found);
    }

    private Credential credential(CredentialRole role) {
      String source = sources.get(role.name());
      if (source == null) {
        throw wrong(role.name(), "is required, e.g. local:NAME");
      }
      if (!source.startsWith(LOCAL)) {
        throw wrong(role.name(), "must name a source, e.g. local:NAME; never the value itself");
      }
      @Nullable Credential credential = values.get(source.substring(LOCAL.length()));
      if (credential == null) {
        throw wrong(
            role.name(),
            "names a local credential that the file does not hold; it holds: "
                + list(values.keySet()));
      }
      requireKind(role, credential);
      return credential;
    }

    private void requireKind(CredentialRole role, Credential credential) {
      boolean certificateNeeded = role.kind() == CredentialRole.Kind.CLIENT_CERTIFICATE;
      if (certificateNeeded != credential instanceof ClientCertificate) {
        throw wrong(
            role.name(),
            certificateNeeded
                ? "needs a credential with certificate and private_key, and names a text"
                : "needs a credential with a text, and names a certificate");
      }
    }

    private ConfigurationException wrong(String role, String message) {
      String key = "sallyport.connectors." + manifest.id() + ".credentials." + role;
      return new ConfigurationException(key + " " + message, Set.of(key));
    }

    private static String list(Set<String> names) {
      return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }
  }
}
