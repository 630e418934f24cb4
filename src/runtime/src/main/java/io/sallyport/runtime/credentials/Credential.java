package io.sallyport.runtime.credentials;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.secret.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** The value of a credential role. Immutable until it is closed; never prints its content. */
public sealed interface Credential extends AutoCloseable {
  /** Wipes what can be wiped; called when no request uses it any more. Safe to call again. */
  @Override
  void close();

  /** An API key, a password, a key for codes and signatures. */
  record Text(Secret secret) implements Credential {
    /** The secret is required. */
    public Text {
      requireNonNull(secret, "secret");
    }

    @Override
    public void close() {
      secret.close();
    }

    @Override
    public String toString() {
      return "Text";
    }
  }

  /** A certificate chain, own certificate first, with its private key. */
  record ClientCertificate(List<X509Certificate> chain, PrivateKey privateKey)
      implements Credential {
    /** Copies the chain. */
    public ClientCertificate {
      chain = List.copyOf(chain);
      requireNonNull(privateKey, "privateKey");
    }

    /** Since when its own certificate is valid. */
    public Instant validFrom() {
      return chain.get(0).getNotBefore().toInstant();
    }

    /** Until when the whole chain is valid. */
    public Instant validUntil() {
      return chain.stream()
          .map(certificate -> certificate.getNotAfter().toInstant())
          .min(Instant::compareTo)
          .orElseThrow();
    }

    /** The JDK's key objects can not be wiped. */
    @Override
    public void close() {}

    @Override
    public String toString() {
      return "ClientCertificate";
    }
  }

  /** A user name and its password, as databases want them. */
  record Login(String userName, Secret password) implements Credential {
    /** Both are required. */
    public Login {
      requireNonNull(userName, "userName");
      requireNonNull(password, "password");
    }

    @Override
    public void close() {
      password.close();
    }

    @Override
    public String toString() {
      return "Login";
    }
  }
}
