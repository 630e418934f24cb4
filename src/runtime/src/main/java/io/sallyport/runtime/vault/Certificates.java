package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** What we need to know of chains. */
final class Certificates {
  private Certificates() {}

  /** From when on the chain is not valid as a whole. */
  static Instant earliestEnd(ClientCertificate certificate) {
    Instant end = Instant.MAX;
    for (X509Certificate link : certificate.chain()) {
      Instant own = link.getNotAfter().toInstant();
      end = own.isBefore(end) ? own : end;
    }
    return end;
  }

  /** The same without the authority's own certificate at the end: the other side has its own. */
  static ClientCertificate withoutRoot(ClientCertificate certificate) {
    List<X509Certificate> chain = certificate.chain();
    int last = chain.size() - 1;
    return last > 0 && isSelfSigned(chain.get(last))
        ? new ClientCertificate(chain.subList(0, last), certificate.privateKey())
        : certificate;
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
