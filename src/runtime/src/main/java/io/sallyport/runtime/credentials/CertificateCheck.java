package io.sallyport.runtime.credentials;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a certificate chain and its private key, and checks that they belong together before a
 * gateway has to say so.
 */
public final class CertificateCheck {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";

  private final String name;

  /**
   * A check.
   *
   * @param name the credential's, for messages
   */
  public CertificateCheck(String name) {
    this.name = name;
  }

  /**
   * The certificate with its key.
   *
   * @param chainPem the chain, own certificate first; stays the caller's
   * @param keyPem PKCS #8; stays the caller's to wipe
   * @throws SourceException when something is wrong, with what
   */
  public ClientCertificate read(byte[] chainPem, byte[] keyPem, Instant now) {
    List<X509Certificate> chain = chain(chainPem);
    requireOrder(chain);
    requireValidAt(chain, now);
    PrivateKey key = privateKey(keyPem, chain.get(0).getPublicKey().getAlgorithm());
    requireMatch(chain.get(0), key);
    return new ClientCertificate(chain, key);
  }

  /** Whether each certificate of the chain is valid at that time. */
  public static boolean isValidAt(List<X509Certificate> chain, Instant now) {
    return chain.stream()
        .noneMatch(
            certificate ->
                now.isBefore(certificate.getNotBefore().toInstant())
                    || now.isAfter(certificate.getNotAfter().toInstant()));
  }

  private List<X509Certificate> chain(byte[] pem) {
    List<X509Certificate> chain = new ArrayList<>();
    for (PemBlock block : blocks(pem, "certificate")) {
      require(block.isLabelled(CERTIFICATE), "certificate must hold certificates in PEM only");
      try {
        chain.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content())));
      } catch (GeneralSecurityException e) {
        throw wrong("certificate holds a block that is no X.509 certificate");
      }
    }
    require(!chain.isEmpty(), "certificate must hold at least one certificate in PEM");
    return chain;
  }

  private PrivateKey privateKey(byte[] pem, String algorithm) {
    require(
        algorithm.equals("EC") || algorithm.equals("RSA"),
        "certificate must have an EC or an RSA key");
    List<PemBlock> blocks = blocks(pem, "private_key");
    try {
      require(
          blocks.size() == 1 && blocks.get(0).isLabelled(PRIVATE_KEY),
          "private_key must be one PKCS #8 key in PEM (BEGIN PRIVATE KEY), not encrypted");
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0).content()));
    } catch (GeneralSecurityException e) {
      throw wrong("private_key is no " + algorithm + " key, as the certificate's is");
    } finally {
      blocks.forEach(PemBlock::close);
    }
  }

  private List<PemBlock> blocks(byte[] pem, String member) {
    try {
      return PemBlock.all(pem);
    } catch (IllegalArgumentException e) {
      throw wrong(member + " is not PEM");
    }
  }

  private void requireOrder(List<X509Certificate> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      try {
        chain.get(i).verify(chain.get(i + 1).getPublicKey());
      } catch (GeneralSecurityException e) {
        throw wrong(
            "certificate must hold its own certificate first, then each one's issuer; number "
                + (i + 2)
                + " did not issue number "
                + (i + 1));
      }
    }
  }

  private void requireValidAt(List<X509Certificate> chain, Instant now) {
    for (X509Certificate certificate : chain) {
      Instant from = certificate.getNotBefore().toInstant();
      Instant until = certificate.getNotAfter().toInstant();
      require(
          isValidAt(List.of(certificate), now),
          "certificate is valid from " + from + " to " + until + " only, and it is " + now);
    }
  }

  private void requireMatch(X509Certificate certificate, PrivateKey key) {
    byte[] nonce = new byte[32];
    new SecureRandom().nextBytes(nonce);
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    boolean matches;
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(nonce);
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(nonce);
      matches = verifying.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      matches = false;
    }
    require(matches, "private_key does not belong to the certificate");
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw wrong(message);
    }
  }

  private SourceException wrong(String message) {
    return new SourceException(
        SourceException.Reason.UNUSABLE, "credential " + name + ": " + message);
  }
}
