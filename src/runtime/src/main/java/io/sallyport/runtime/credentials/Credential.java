package io.sallyport.runtime.credentials;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.secret.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** The present value of a credential role. */
public sealed interface Credential {
  /** Which value of the role this is; a new value has another number. */
  long generation();

  /** An API key, a password, a key for codes and signatures. */
  record Text(long generation, Secret secret) implements Credential {
    /** The secret is required. */
    public Text {
      requireNonNull(secret, "secret");
    }

    @Override
    public String toString() {
      return "Text[" + generation + "]";
    }
  }

  /** A certificate chain, own certificate first, with its private key. */
  record ClientCertificate(long generation, List<X509Certificate> chain, PrivateKey privateKey)
      implements Credential {
    /** Copies the chain. */
    public ClientCertificate {
      chain = List.copyOf(chain);
      requireNonNull(privateKey, "privateKey");
    }

    @Override
    public String toString() {
      return "ClientCertificate[" + generation + "]";
    }
  }
}
