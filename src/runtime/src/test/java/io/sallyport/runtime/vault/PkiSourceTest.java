package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.vault.ScriptedVault.Reply;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PkiSourceTest {
  private static final String SERIAL = "39:dd:2e:90:b7:23:1f:8d";

  private final ScriptedSession scripted = new ScriptedSession(asked -> Reply.nobody());
  private final CertificateAuthority authority =
      CertificateAuthority.create("authority", scripted.time);
  private final Issued issued =
      authority.issueClient("client", List.of(), List.of("client"), Duration.ofDays(1));
  private final PkiSource source =
      new PkiSource(
          scripted.session,
          (SourceName.VaultPki)
              SourceName.parse(
                      "vault-pki:pki/shop?common_name=shop.example&ttl=24h&uri_sans=urn:a,urn:b")
                  .orElseThrow(),
          scripted.time);

  @Test
  void aCertificateIsIssuedAsThePlaceSays() {
    answers(issued, "", authority.certificatePem());

    Fetched fetched = fetched();

    ClientCertificate value = assertInstanceOf(ClientCertificate.class, fetched.value());
    assertEquals(List.of(issued.certificate()), value.chain(), "without the root");
    assertEquals(SERIAL, fetched.version());
    assertEquals(issued.certificate().getNotBefore().toInstant(), fetched.issuedAt());
    assertEquals(Optional.of(issued.certificate().getNotAfter().toInstant()), fetched.expiresAt());
    assertEquals(Optional.empty(), fetched.lease());
    assertEquals("pki/issue/shop", scripted.vault.asked().get(0).path());
    String body = scripted.vault.asked().get(0).body();
    for (String member :
        List.of(
            "\"format\":\"pem\"",
            "\"private_key_format\":\"pkcs8\"",
            "\"common_name\":\"shop.example\"",
            "\"ttl\":\"24h\"",
            "\"uri_sans\":\"urn:a,urn:b\"")) {
      assertTrue(body.contains(member), body);
    }
  }

  @Test
  void withoutAChainThereIsTheCertificateAlone() {
    answers(issued, "");

    assertEquals(1, assertInstanceOf(ClientCertificate.class, fetched().value()).chain().size());
  }

  @Test
  void eachFetchMakesANewOneWhateverIsKnown() {
    answers(issued, "");

    assertTrue(source.makesNew());
    assertTrue(Failing.value(source.fetch(Optional.of(SERIAL))).isPresent());
  }

  @Test
  void whereVaultLendsItThereIsALease() {
    answers(issued, "pki/issue/shop/abc", authority.certificatePem());

    Lease lease = fetched().lease().orElseThrow();

    assertEquals(scripted.time.instant().plusSeconds(3599), lease.expiresAt());
    scripted.vault.now(asked -> Reply.refused(400, "lease is not renewable"));
    Lease same = Failing.value(lease.renew());
    assertEquals(lease.expiresAt(), same.expiresAt());
  }

  @Test
  void aChainThatIsNoneIsUnusable() {
    CertificateAuthority another = CertificateAuthority.create("another", scripted.time);
    answers(issued, "", another.certificatePem());

    SourceException failure = Failing.source(source.fetch(Optional.empty()));

    assertEquals(Reason.UNUSABLE, failure.reason());
  }

  @Test
  void aRoleThatDoesNotAllowTheNameDeniesIt() {
    scripted.vault.now(asked -> Reply.refused(400, "common name not allowed by this role"));

    assertEquals(Reason.DENIED, Failing.source(source.fetch(Optional.empty())).reason());
  }

  @Test
  void anAnswerWithoutAKeyIsNotVaults() {
    scripted.vault.now(asked -> Reply.ok("{\"lease_id\":\"\",\"data\":{\"certificate\":\"x\"}}"));

    assertEquals(Reason.UNAVAILABLE, Failing.source(source.fetch(Optional.empty())).reason());
  }

  private Fetched fetched() {
    return Failing.value(source.fetch(Optional.empty())).orElseThrow();
  }

  private void answers(Issued certificate, String lease, String... chain) {
    String leaf = certificate.certificateChainPem();
    int end = leaf.indexOf("-----END CERTIFICATE-----") + "-----END CERTIFICATE-----".length();
    String chainMember =
        chain.length == 0 ? "" : "\"ca_chain\":[" + quoted(chain[0].strip()) + "],";
    String json =
        """
        {"lease_id":"%s","renewable":false,"lease_duration":3599,"data":{%s"certificate":%s,
        "expiration":1,"issuing_ca":"x","private_key":%s,"private_key_type":"ec",
        "serial_number":"%s"}}
        """
            .formatted(
                lease,
                chainMember,
                quoted(leaf.substring(0, end)),
                quoted(certificate.privateKeyPem()),
                SERIAL);
    scripted.vault.now(asked -> Reply.ok(json));
  }

  private static String quoted(String pem) {
    return "\"" + pem.replace("\n", "\\n") + "\"";
  }
}
