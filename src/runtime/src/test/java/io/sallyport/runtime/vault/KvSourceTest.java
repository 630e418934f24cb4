package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Credential.Text;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.secret.SecretAccess;
import io.sallyport.runtime.vault.ScriptedVault.Reply;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KvSourceTest {
  private static final String CREATED = "2026-01-01T12:00:00.123456789Z";

  private final ScriptedSession scripted = new ScriptedSession(asked -> secret(3, "k\\u00e9y"));
  private final KvSource source = source("vault-kv:team%2Fkv/shop/gateway#api_key");

  @Test
  void aTextIsReadWithItsVersionAndItsTime() {
    Fetched fetched = fetched(Optional.empty());

    assertEquals("kéy", text(fetched));
    assertEquals("3", fetched.version());
    assertEquals(Instant.parse(CREATED), fetched.issuedAt());
    assertEquals(Optional.empty(), fetched.expiresAt());
    assertEquals(Optional.empty(), fetched.lease());
    assertEquals("team/kv/data/shop/gateway", scripted.vault.asked().get(0).path());
  }

  @Test
  void theVersionThatIsKnownIsNotReadAgain() {
    assertEquals(Optional.empty(), Failing.value(source.fetch(Optional.of("3"))));
    assertEquals("3", fetched(Optional.of("2")).version());
    assertEquals("3", fetched(Optional.of("4")).version());
  }

  @Test
  void aKnownVersionIsNotEvenLookedAtForItsForm() {
    scripted.vault.now(asked -> secret(3, "line\\nbreak"));

    assertEquals(Optional.empty(), Failing.value(source.fetch(Optional.of("3"))));
    assertEquals(Reason.UNUSABLE, failure().reason());
  }

  @Test
  void aSecretThatWasDeletedForGoodAndMadeAgainIsAnotherThoughItsNumberIsTheSame() {
    String known = fetched(Optional.empty()).version();
    scripted.vault.now(asked -> secret(3, "new", "2026-01-02T00:00:00Z"));

    Fetched again = fetched(Optional.of(known));

    assertEquals("new", text(again));
    assertEquals("3@2026-01-02T00:00:00Z", again.version());
    assertEquals(Optional.empty(), Failing.value(source.fetch(Optional.of(again.version()))));
    scripted.vault.now(asked -> secret(4, "newer", "2026-01-03T00:00:00Z"));
    assertEquals("4", fetched(Optional.of(again.version())).version());
  }

  @Test
  void aCertificateIsReadWithItsKeyAndItsEnd() {
    Issued issued =
        CertificateAuthority.create("authority", scripted.time)
            .issueClient("client", List.of(), List.of("client"), Duration.ofDays(30));
    KvSource certificates = source("vault-kv:kv/shop#crt,key");
    scripted.vault.now(asked -> certificate(issued.certificateChainPem(), issued.privateKeyPem()));

    Fetched fetched = Failing.value(certificates.fetch(Optional.empty())).orElseThrow();

    ClientCertificate value = assertInstanceOf(ClientCertificate.class, fetched.value());
    assertEquals(issued.certificate(), value.chain().get(0));
    assertEquals(Optional.of(issued.certificate().getNotAfter().toInstant()), fetched.expiresAt());
    assertEquals(Instant.parse(CREATED), fetched.issuedAt());
  }

  @Test
  void aKeyOfAnotherCertificateIsUnusable() {
    CertificateAuthority authority = CertificateAuthority.create("authority", scripted.time);
    Issued one = authority.issueClient("one", List.of(), List.of("one"), Duration.ofDays(30));
    Issued other = authority.issueClient("two", List.of(), List.of("two"), Duration.ofDays(30));
    scripted.vault.now(asked -> certificate(one.certificateChainPem(), other.privateKeyPem()));

    SourceException failure =
        Failing.source(source("vault-kv:kv/shop#crt,key").fetch(Optional.empty()));

    assertEquals(Reason.UNUSABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("does not belong"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "line\\nbreak", "\\u0000", "\\u007f", "tab\\t"})
  void aTextThatCanNotBeOneIsUnusable(String value) {
    scripted.vault.now(asked -> secret(1, value));

    SourceException failure = failure();

    assertEquals(Reason.UNUSABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("the field api_key"));
    assertFalse(String.valueOf(failure.getMessage()).contains("break"));
  }

  @Test
  void aTextHasABound() {
    scripted.vault.now(asked -> secret(1, "x".repeat(4096)));
    assertEquals(4096, text(fetched(Optional.empty())).length());
    scripted.vault.now(asked -> secret(2, "x".repeat(4097)));
    assertEquals(Reason.UNUSABLE, failure().reason());
  }

  @Test
  void aFieldThatIsMissingOrNoTextIsUnusable() {
    scripted.vault.now(asked -> answer("{\"other\":\"x\"}", 1, CREATED));
    assertEquals(Reason.UNUSABLE, failure().reason());
    scripted.vault.now(asked -> answer("{\"api_key\":17}", 1, CREATED));
    assertEquals(Reason.UNUSABLE, failure().reason());
    scripted.vault.now(asked -> answer("{\"api_key\":{\"api_key\":\"x\"}}", 1, CREATED));
    assertEquals(Reason.UNUSABLE, failure().reason());
  }

  @Test
  void aDeletedVersionIsNotFound() {
    scripted.vault.now(
        asked ->
            new Reply(
                404,
                "{\"data\":{\"data\":null,\"metadata\":{\"created_time\":\""
                    + CREATED
                    + "\",\"deletion_time\":\"2026-01-02T00:00:00Z\",\"destroyed\":false,"
                    + "\"version\":3}}}"));

    assertEquals(Reason.NOT_FOUND, failure().reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":null}",
        "{\"data\":{\"data\":{\"api_key\":\"x\"}}}",
        "{\"data\":{\"data\":{\"api_key\":\"x\"},\"metadata\":{\"version\":\"3\"}}}",
        "{\"data\":{\"data\":{},\"metadata\":{\"version\":3,\"created_time\":\"soon\"}}}",
        "[]",
        "{\"data\":"
      })
  void whatVaultDoesNotAnswerIsUnavailable(String json) {
    scripted.vault.now(asked -> Reply.ok(json));

    SourceException failure = failure();

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("not Vault's"));
  }

  @Test
  void failuresComeWithNothingAroundThem() {
    scripted.vault.now(asked -> Reply.nobody());
    assertEquals(Reason.UNAVAILABLE, failure().reason());
    scripted.vault.now(asked -> Reply.refused(403));
    assertEquals(Reason.DENIED, failure().reason());
  }

  @Test
  void itIsLookedAtOnAScheduleUnderItsOwnName() {
    assertFalse(source.makesNew());
    assertEquals(Duration.ofSeconds(60), source.lookEvery());
    assertEquals("vault-kv:team%2Fkv/shop/gateway#api_key", source.place());
  }

  private Fetched fetched(Optional<String> known) {
    return Failing.value(source.fetch(known)).orElseThrow();
  }

  private SourceException failure() {
    return Failing.source(source.fetch(Optional.empty()));
  }

  private static String text(Fetched fetched) {
    Text text = assertInstanceOf(Text.class, fetched.value());
    return new String(text.secret().reveal(SecretAccess.VAULT), StandardCharsets.UTF_8);
  }

  private KvSource source(String place) {
    SourceName.VaultKv name = (SourceName.VaultKv) SourceName.parse(place).orElseThrow();
    return new KvSource(scripted.session, name, Duration.ofSeconds(60), scripted.time);
  }

  private static Reply certificate(String chain, String key) {
    String fields =
        "{\"crt\":\"%s\",\"key\":\"%s\"}"
            .formatted(chain.replace("\n", "\\n"), key.replace("\n", "\\n"));
    return answer(fields, 1, CREATED);
  }

  private static Reply secret(int version, String value) {
    return secret(version, value, CREATED);
  }

  private static Reply secret(int version, String value, String created) {
    return answer("{\"api_key\":\"" + value + "\"}", version, created);
  }

  private static Reply answer(String fields, int version, String created) {
    return Reply.ok(
        """
        {"lease_id":"","data":{"data":%s,"metadata":{"created_time":"%s","custom_metadata":null,
        "deletion_time":"","destroyed":false,"version":%d}},"auth":null,"mount_type":"kv"}
        """
            .formatted(fields, created, version));
  }
}
