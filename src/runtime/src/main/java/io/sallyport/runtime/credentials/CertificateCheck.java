package io.sallyport.runtime.credentials;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a certificate chain and its private key, and checks that they belong together before a
 * gateway has to say so.
 */
public final class CertificateCheck {
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  private static final String KEY_ALLOWED =
      "private_key must be one key in PEM, in PKCS #8 (BEGIN PRIVATE KEY) or the older form of the"
          + " certificate's algorithm (BEGIN EC or RSA PRIVATE KEY), not encrypted";

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
   * @param keyPem PKCS #8, or the older form of its algorithm; stays the caller's to wipe
   * @throws SourceException when something is wrong, with what
   */
  public ClientCertificate read(byte[] chainPem, byte[] keyPem, Instant now) {
    List<X509Certificate> chain = certificates(chainPem);
    requireOrder(chain);
    requireValidAt(chain, now);
    PrivateKey key = privateKey(keyPem, chain.get(0).getPublicKey());
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

  /**
   * The certificates of a text, in their order; at least one.
   *
   * @throws SourceException when there is something else
   */
  public List<X509Certificate> certificates(byte[] pem) {
    List<X509Certificate> found = new ArrayList<>();
    for (PemBlock block : blocks(PemBlock::allInText, pem, "certificate")) {
      require(block.isLabelled(CERTIFICATE), "certificate must hold certificates in PEM only");
      try {
        found.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content())));
      } catch (GeneralSecurityException e) {
        throw wrong("certificate holds a block that is no X.509 certificate");
      }
    }
    require(!found.isEmpty(), "certificate must hold at least one certificate in PEM");
    return found;
  }

  private PrivateKey privateKey(byte[] pem, PublicKey partner) {
    String algorithm = partner.getAlgorithm();
    require(
        algorithm.equals("EC") || algorithm.equals("RSA"),
        "certificate must have an EC or an RSA key");
    List<PemBlock> blocks = blocks(PemBlock::all, pem, "private_key");
    byte[] encoded = {};
    try {
      encoded = encoded(blocks, partner);
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw wrong("private_key is no " + algorithm + " key, as the certificate's is");
    } finally {
      Arrays.fill(encoded, (byte) 0);
      blocks.forEach(PemBlock::close);
    }
  }

  /** As PKCS #8. Of an EC key some tools write the curve first, and in the key again. */
  private byte[] encoded(List<PemBlock> blocks, PublicKey partner) {
    List<PemBlock> keys =
        blocks.stream().filter(block -> !block.isLabelled("EC PARAMETERS")).toList();
    require(keys.size() == 1, KEY_ALLOWED);
    PemBlock key = keys.get(0);
    if (key.isLabelled(partner.getAlgorithm() + " " + PRIVATE_KEY)) {
      return PrivateKeyInfo.of(key.content(), partner);
    }
    require(key.isLabelled(PRIVATE_KEY), KEY_ALLOWED);
    return key.content().clone();
  }

  private List<PemBlock> blocks(
      Function<byte[], List<PemBlock>> reader, byte[] pem, String member) {
    try {
      return reader.apply(pem);
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
          "certificate is valid from " + from + " to " + until + " only");
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
