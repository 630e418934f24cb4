package io.sallyport.runtime.vault;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * How we log in. Names files and roles, never a secret: something else puts the secrets into the
 * files and rotates them, so they are read at each login.
 */
public sealed interface VaultLogin {
  /** One branch per way, so that a new one fails to compile where it matters. */
  <R> R fold(
      Function<Kubernetes, R> kubernetes,
      Function<Jwt, R> jwt,
      Function<AppRole, R> appRole,
      Function<Certificate, R> certificate,
      Function<TokenFile, R> tokenFile);

  /**
   * The service account's token of the pod.
   *
   * @param mount of the authentication method, without {@code auth/}
   * @param jwtFile where the token is mounted
   */
  record Kubernetes(String mount, String role, Path jwtFile) implements VaultLogin {
    /** Checks the names. */
    public Kubernetes {
      VaultNames.path("the mount", mount);
      VaultNames.line("the role", role);
      requireNonNull(jwtFile, "jwtFile");
    }

    @Override
    public <R> R fold(
        Function<Kubernetes, R> kubernetes,
        Function<Jwt, R> jwt,
        Function<AppRole, R> appRole,
        Function<Certificate, R> certificate,
        Function<TokenFile, R> tokenFile) {
      return kubernetes.apply(this);
    }
  }

  /**
   * A signed token of any issuer that Vault trusts.
   *
   * @param mount of the authentication method, without {@code auth/}
   */
  record Jwt(String mount, String role, Path jwtFile) implements VaultLogin {
    /** Checks the names. */
    public Jwt {
      VaultNames.path("the mount", mount);
      VaultNames.line("the role", role);
      requireNonNull(jwtFile, "jwtFile");
    }

    @Override
    public <R> R fold(
        Function<Kubernetes, R> kubernetes,
        Function<Jwt, R> jwt,
        Function<AppRole, R> appRole,
        Function<Certificate, R> certificate,
        Function<TokenFile, R> tokenFile) {
      return jwt.apply(this);
    }
  }

  /**
   * A role's id with a secret id from a file.
   *
   * @param mount of the authentication method, without {@code auth/}
   * @param roleId names the role; not a secret without the secret id
   */
  record AppRole(String mount, String roleId, Path secretIdFile) implements VaultLogin {
    /** Checks the names. */
    public AppRole {
      VaultNames.path("the mount", mount);
      VaultNames.line("the role id", roleId);
      requireNonNull(secretIdFile, "secretIdFile");
    }

    @Override
    public <R> R fold(
        Function<Kubernetes, R> kubernetes,
        Function<Jwt, R> jwt,
        Function<AppRole, R> appRole,
        Function<Certificate, R> certificate,
        Function<TokenFile, R> tokenFile) {
      return appRole.apply(this);
    }
  }

  /**
   * A client certificate, which is presented on every connection from then on: Vault asks for it
   * again when the token is renewed.
   *
   * @param mount of the authentication method, without {@code auth/}
   * @param role which of the roles that fit; empty lets Vault choose
   * @param certificate PEM, own certificate first
   * @param privateKey PEM, PKCS #8
   */
  record Certificate(String mount, Optional<String> role, Path certificate, Path privateKey)
      implements VaultLogin {
    /** Checks the names. */
    public Certificate {
      VaultNames.path("the mount", mount);
      role.ifPresent(name -> VaultNames.line("the role", name));
      requireNonNull(certificate, "certificate");
      requireNonNull(privateKey, "privateKey");
    }

    @Override
    public <R> R fold(
        Function<Kubernetes, R> kubernetes,
        Function<Jwt, R> jwt,
        Function<AppRole, R> appRole,
        Function<Certificate, R> certificates,
        Function<TokenFile, R> tokenFile) {
      return certificates.apply(this);
    }
  }

  /** A token that something else, as Vault Agent, got and keeps in a file. We never revoke it. */
  record TokenFile(Path file) implements VaultLogin {
    /** The file is required. */
    public TokenFile {
      requireNonNull(file, "file");
    }

    @Override
    public <R> R fold(
        Function<Kubernetes, R> kubernetes,
        Function<Jwt, R> jwt,
        Function<AppRole, R> appRole,
        Function<Certificate, R> certificate,
        Function<TokenFile, R> tokenFile) {
      return tokenFile.apply(this);
    }
  }
}
