package io.sallyport.runtime.credentials;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks at start where the roles' values are to come from. A text that names no source is refused
 * and never repeated: it may be the secret itself.
 */
public final class RoleSourcesCheck {
  private final Optional<Map<String, LocalSources.Kind>> local;
  private final boolean hasVault;

  /**
   * A check.
   *
   * @param local what the local file holds, by name; empty when none is configured
   * @param hasVault whether a Vault is configured
   */
  public RoleSourcesCheck(Optional<Map<String, LocalSources.Kind>> local, boolean hasVault) {
    this.local = local.map(Map::copyOf);
    this.hasVault = hasVault;
  }

  /**
   * The sources of one connector.
   *
   * @param configured by role, as {@code sallyport.connectors.<id>.credentials} says
   * @return the source of each role that the connector declares
   * @throws ConfigurationException when a role has none or one that can't give what it needs, or a
   *     source is of no role
   */
  public Map<String, SourceName> check(Manifest manifest, Map<String, String> configured) {
    return new OfConnector(manifest, configured).sources();
  }

  private final class OfConnector {
    private final Manifest manifest;
    private final Map<String, String> configured;

    private OfConnector(Manifest manifest, Map<String, String> configured) {
      this.manifest = manifest;
      this.configured = configured;
    }

    private Map<String, SourceName> sources() {
      Set<String> roles = manifest.credentialRoles().keySet();
      for (String role : configured.keySet()) {
        if (!roles.contains(role)) {
          throw wrong(role, "is no credential role of the connector; its roles: " + list(roles));
        }
      }
      Map<String, SourceName> found = new HashMap<>();
      for (CredentialRole role : manifest.credentialRoles().values()) {
        found.put(role.name(), source(role));
      }
      return Map.copyOf(found);
    }

    private SourceName source(CredentialRole role) {
      String text = configured.get(role.name());
      if (text == null) {
        throw wrong(role.name(), "is required and " + SourceName.ALLOWED);
      }
      SourceName source =
          SourceName.parse(text).orElseThrow(() -> wrong(role.name(), SourceName.ALLOWED));
      boolean isCertificate = role.kind() == CredentialRole.Kind.CLIENT_CERTIFICATE;
      source
          .fold(
              name -> localProblem(name, isCertificate),
              file -> fileProblem(file, isCertificate),
              kv -> kvProblem(kv, isCertificate),
              pki -> vaultProblem(isCertificate, "a text, and vault-pki: issues certificates"),
              database -> vaultProblem(false, "no database login, and vault-database: makes them"))
          .ifPresent(
              problem -> {
                throw wrong(role.name(), problem);
              });
      return source;
    }

    private ConfigurationException wrong(String role, String message) {
      String key = "sallyport.connectors." + manifest.id() + ".credentials." + role;
      return new ConfigurationException(key + " " + message, Set.of(key));
    }
  }

  private Optional<String> localProblem(SourceName.Local name, boolean isCertificate) {
    if (local.isEmpty()) {
      return Optional.of("names a local credential, and sallyport.credentials.file is not set");
    }
    LocalSources.Kind kind = local.get().get(name.name());
    if (kind == null) {
      return Optional.of(
          "names a local credential that the file does not hold; it holds: "
              + list(local.get().keySet()));
    }
    if (isCertificate == (kind == LocalSources.Kind.CERTIFICATE)) {
      return Optional.empty();
    }
    return Optional.of(
        isCertificate
            ? "needs a credential with certificate and private_key, and names a text"
            : "needs a credential with a text, and names a certificate");
  }

  private static Optional<String> fileProblem(SourceName.File file, boolean isCertificate) {
    return isCertificate || file.paths().size() == 1
        ? Optional.empty()
        : Optional.of("needs a text, which stands in one file: file:PATH");
  }

  private Optional<String> kvProblem(SourceName.VaultKv kv, boolean isCertificate) {
    boolean fits = kv.fields().size() == (isCertificate ? 2 : 1);
    return vaultProblem(
        fits,
        isCertificate
            ? "a certificate and its key: vault-kv:MOUNT/PATH#CERTIFICATE_FIELD,KEY_FIELD"
            : "a text, which is one field: vault-kv:MOUNT/PATH#FIELD");
  }

  private Optional<String> vaultProblem(boolean fits, String need) {
    if (!hasVault) {
      return Optional.of("names a place in Vault, and no Vault is configured (sallyport.vault.*)");
    }
    return fits ? Optional.empty() : Optional.of("needs " + need);
  }

  private static String list(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
  }
}
