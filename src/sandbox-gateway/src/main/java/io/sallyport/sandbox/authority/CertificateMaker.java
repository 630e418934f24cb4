package io.sallyport.sandbox.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Builds and signs X.509 certificates (RFC 5280) with the issuer's key. */
final class CertificateMaker {
  private static final Duration BACKDATED = Duration.ofMinutes(5);
  private static final int SERIAL_NUMBER_BITS = 120;

  private final KeyPair issuerKeys;
  private final @Nullable X509Certificate issuer;
  private final Instant now;

  CertificateMaker(KeyPair issuerKeys, @Nullable X509Certificate issuer, Instant now) {
    this.issuerKeys = issuerKeys;
    this.issuer = issuer;
    this.now = now;
  }

  X509Certificate authority(PublicKey key, String commonName, Duration validity) {
    try {
      X509v3CertificateBuilder builder = builder(key, commonName, validity);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return sign(builder);
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make an authority's certificate", e);
    }
  }

  X509Certificate endEntity(
      PublicKey key,
      String commonName,
      List<GeneralName> names,
      KeyPurposeId purpose,
      Duration validity) {
    try {
      X509v3CertificateBuilder builder = builder(key, commonName, validity);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(new GeneralName[0])));
      }
      return sign(builder);
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot make a certificate for " + commonName, e);
    }
  }

  private X509v3CertificateBuilder builder(PublicKey key, String commonName, Duration validity)
      throws GeneralSecurityException, CertIOException {
    X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    X500Name issuerName =
        issuer == null ? subject : new JcaX509CertificateHolder(issuer).getSubject();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuerName,
            new BigInteger(SERIAL_NUMBER_BITS, new SecureRandom()).add(BigInteger.ONE),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(validity)),
            subject,
            key);
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
    return builder;
  }

  private X509Certificate sign(X509v3CertificateBuilder builder)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }
}
