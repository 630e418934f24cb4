package io.sallyport.runtime.vault.server.imitation;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Certificates and keys in the forms that Vault answers with. */
final class PkiText {
  private static final int KEY_BITS = 256;
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private PkiText() {}

  static String pem(CertificateAuthority authority) {
    return authority.certificatePem().strip();
  }

  /** Two digits of the number at a time, with colons between. */
  static String serialNumber(X509Certificate certificate) {
    byte[] number = certificate.getSerialNumber().toByteArray();
    return HexFormat.ofDelimiter(":").formatHex(number);
  }

  static JsonObject issued(Issued issued, CertificateAuthority authority, Call call) {
    boolean der = call.text("format").equals("der");
    String authorityText = form(pem(authority), der);
    boolean pkcs8 = call.text("private_key_format").equals("pkcs8");
    String key = pkcs8 ? issued.privateKeyPem().strip() : sec1(issued);
    return new JsonObject()
        .put("ca_chain", new JsonArray().add(authorityText))
        .put("certificate", form(issued.certificateChainPem().strip(), der))
        .put("expiration", issued.certificate().getNotAfter().toInstant().getEpochSecond())
        .put("issuing_ca", authorityText)
        .put("private_key", form(key, der))
        .put("private_key_type", "ec")
        .put("serial_number", serialNumber(issued.certificate()));
  }

  private static String form(String pem, boolean der) {
    return der ? pem.replaceAll("-----[A-Z ]+-----|\n", "") : pem;
  }

  /** RFC 5915, with the curve and the public key. */
  private static String sec1(Issued issued) {
    try {
      byte[] pkcs8 = Base64.getDecoder().decode(form(issued.privateKeyPem(), true));
      ECPrivateKey key =
          (ECPrivateKey)
              KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      BigInteger number = key.getS();
      byte[] encoded =
          new org.bouncycastle.asn1.sec.ECPrivateKey(
                  KEY_BITS,
                  number,
                  SubjectPublicKeyInfo.getInstance(issued.certificate().getPublicKey().getEncoded())
                      .getPublicKeyData(),
                  SECObjectIdentifiers.secp256r1)
              .getEncoded();
      return "-----BEGIN EC PRIVATE KEY-----\n"
          + LINES.encodeToString(encoded)
          + "\n-----END EC PRIVATE KEY-----";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
