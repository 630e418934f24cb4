package io.sallyport.runtime;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.runtime.config.SallyportConfig;
import io.sallyport.runtime.vault.VaultLogin;
import io.sallyport.runtime.vault.VaultSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sallyport.vault.*}. */
final class VaultConfiguration {
  /** Where Kubernetes mounts a pod's own token. */
  private static final Path SERVICE_ACCOUNT_TOKEN =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

  private final SallyportConfig.Vault config;

  private VaultConfiguration(SallyportConfig.Vault config) {
    this.config = config;
  }

  /**
   * The settings, checked.
   *
   * @throws ConfigurationException that names what is missing or wrong
   */
  static VaultSettings settings(SallyportConfig.Vault config) {
    VaultConfiguration reader = new VaultConfiguration(config);
    try {
      return new VaultSettings(
          config.address(), config.namespace(), config.trust(), timeout(config), reader.login());
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException("sallyport.vault: " + wrong.getMessage());
    }
  }

  /** Time for one request. */
  static Duration timeout(SallyportConfig.Vault config) {
    return config.timeout().orElse(VaultSettings.DEFAULT_TIMEOUT);
  }

  private VaultLogin login() {
    return switch (config.authentication()) {
      case KUBERNETES ->
          new VaultLogin.Kubernetes(
              mount("kubernetes"),
              required("role", config.role()),
              config.jwtFile().orElse(SERVICE_ACCOUNT_TOKEN));
      case JWT ->
          new VaultLogin.Jwt(
              mount("jwt"),
              required("role", config.role()),
              required("jwt-file", config.jwtFile()));
      case APPROLE ->
          new VaultLogin.AppRole(
              mount("approle"),
              required("role-id", config.roleId()),
              required("secret-id-file", config.secretIdFile()));
      case CERTIFICATE ->
          new VaultLogin.Certificate(
              mount("cert"),
              config.role(),
              required("certificate", config.certificate()),
              required("private-key", config.privateKey()));
      case TOKEN_FILE -> new VaultLogin.TokenFile(required("token-file", config.tokenFile()));
    };
  }

  private String mount(String usual) {
    return config.mount().orElse(usual);
  }

  private <T> T required(String name, Optional<T> value) {
    String key = "sallyport.vault." + name;
    return value.orElseThrow(
        () ->
            new ConfigurationException(
                key
                    + " is required with sallyport.vault.authentication="
                    + config.authentication().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Set.of(key)));
  }
}
