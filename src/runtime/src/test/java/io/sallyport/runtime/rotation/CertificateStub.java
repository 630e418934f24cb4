package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Client certificates, made on the spot. */
final class CertificateStub {
  private CertificateStub() {}

  static ClientCertificate valid(Clock clock, Duration validity) {
    Issued issued =
        CertificateAuthority.create("Test authority", clock)
            .issueClient("client", List.of("spiffe://test/client"), List.of(), validity);
    return new CertificateCheck("test")
        .read(
            issued.certificateChainPem().getBytes(StandardCharsets.US_ASCII),
            issued.privateKeyPem().getBytes(StandardCharsets.US_ASCII),
            clock.instant());
  }
}
