package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.Login;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.secret.SecretAccess;
import io.sallyport.runtime.vault.ScriptedVault.Asked;
import io.sallyport.runtime.vault.ScriptedVault.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSourceTest {
  private static final String MADE =
      """
      {"lease_id":"database/creds/app/2f6a614c-4aa2-7b19-24b9-ad944a8d4de6","renewable":true,
      "lease_duration":3600,"data":{"username":"v-app-x","password":"pass-word"}}
      """;

  private final ScriptedSession scripted = new ScriptedSession(this::answer);
  private final Instant start = scripted.time.instant();
  private final DatabaseSource source =
      new DatabaseSource(
          scripted.session,
          (SourceName.VaultDatabase) SourceName.parse("vault-database:database/app").orElseThrow());
  private Reply leaseAnswer =
      Reply.ok("{\"lease_id\":\"x\",\"renewable\":true,\"lease_duration\":3600}");

  @Test
  void aLoginIsMadeWithItsLease() {
    Fetched fetched = fetched();

    Login login = assertInstanceOf(Login.class, fetched.value());
    assertEquals("v-app-x", login.userName());
    assertEquals(
        "pass-word",
        new String(login.password().reveal(SecretAccess.VAULT), StandardCharsets.UTF_8));
    assertEquals("2f6a614c", fetched.version());
    assertEquals(start, fetched.issuedAt());
    assertEquals(Optional.of(start.plusSeconds(3600)), fetched.expiresAt());
    assertEquals("database/creds/app", scripted.vault.asked().get(0).path());
    assertTrue(source.makesNew());
  }

  @Test
  void aLeaseIsRenewedForItsWholeTime() {
    Lease lease = fetched().lease().orElseThrow();
    scripted.time.advance(Duration.ofMinutes(40));

    Lease renewed = Failing.value(lease.renew());

    assertEquals(start.plus(Duration.ofMinutes(100)), renewed.expiresAt());
    assertEquals(
        "{\"lease_id\":\"database/creds/app/2f6a614c-4aa2-7b19-24b9-ad944a8d4de6\","
            + "\"increment\":\"3600s\"}",
        scripted.vault.asked(VaultOperation.RENEW_LEASE).get(0).body());
  }

  @Test
  void aLeaseThatCanNotBeRenewedComesBackWithTheSameEnd() {
    Lease lease = fetched().lease().orElseThrow();
    leaseAnswer = Reply.refused(400, "lease is not renewable");

    Lease same = Failing.value(lease.renew());

    assertEquals(lease.expiresAt(), same.expiresAt());
    assertFalse(same.isRenewable());
  }

  @Test
  void aLeaseThatIsGoneIsNotFound() {
    Lease lease = fetched().lease().orElseThrow();
    leaseAnswer = Reply.refused(400, "lease not found");

    assertEquals(Reason.NOT_FOUND, Failing.source(lease.renew()).reason());
  }

  @Test
  void aLeaseIsGivenBackAsOftenAsItIsAsked() {
    Lease lease = fetched().lease().orElseThrow();
    leaseAnswer = new Reply(204, "");
    Failing.value(lease.revoke());
    leaseAnswer = Reply.refused(400, "lease not found");
    Failing.value(lease.revoke());

    leaseAnswer = Reply.refused(500);
    assertEquals(Reason.UNAVAILABLE, Failing.source(lease.revoke()).reason());
  }

  @Test
  void aLeaseEndsWithTheTokenThatItWasLentTo() {
    scripted.logins.grants(ScriptedLogins.renewable(Duration.ofMinutes(30)));

    Fetched fetched = fetched();

    assertEquals(Optional.of(start.plus(Duration.ofMinutes(30))), fetched.expiresAt());
    Lease lease = fetched.lease().orElseThrow();
    scripted.time.advance(Duration.ofMinutes(25));
    assertEquals(1, scripted.vault.asked(VaultOperation.RENEW_TOKEN).size());
    assertTrue(lease.expiresAt().isAfter(start.plus(Duration.ofMinutes(45))));
  }

  @Test
  void renewedUnderAnotherTokenItStillEndsWithTheFirst() {
    scripted.logins.grants(ScriptedLogins.renewable(Duration.ofMinutes(30)));
    Lease lease = fetched().lease().orElseThrow();
    scripted.time.advance(Duration.ofMinutes(6));
    VaultToken first = Failing.value(scripted.keeper.current());
    Failing.value(scripted.keeper.replacementOf(first, false));

    Lease renewed = Failing.value(lease.renew());

    assertEquals("token-2", scripted.vault.asked(VaultOperation.RENEW_LEASE).get(0).token());
    assertEquals(start.plus(Duration.ofMinutes(30)), renewed.expiresAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"lease_id\":\"\",\"lease_duration\":1,\"data\":{\"username\":\"a\",\"password\":\"b\"}}",
        "{\"lease_id\":\"x\",\"data\":{\"username\":\"a\",\"password\":\"b\"}}",
        "{\"lease_id\":\"x\",\"lease_duration\":1,\"data\":{\"username\":\"a\"}}"
      })
  void whatVaultDoesNotAnswerIsUnavailable(String json) {
    scripted.vault.now(asked -> Reply.ok(json));

    assertEquals(Reason.UNAVAILABLE, Failing.source(source.fetch(Optional.empty())).reason());
  }

  @Test
  void aLoginThatCanNotBeUsedIsGivenBack() {
    scripted.vault.now(
        asked ->
            asked.operation() == VaultOperation.MAKE_LOGIN
                ? Reply.ok(MADE.replace("pass-word", "pass\\nword"))
                : new Reply(204, ""));

    assertEquals(Reason.UNUSABLE, Failing.source(source.fetch(Optional.empty())).reason());
    assertEquals(1, scripted.vault.asked(VaultOperation.REVOKE_LEASE).size());
  }

  @Test
  void nothingPrintsUserOrPassword() {
    Fetched fetched = fetched();

    String printed = fetched + " " + fetched.lease();
    assertFalse(printed.contains("v-app-x") || printed.contains("pass-word"), printed);
  }

  private Fetched fetched() {
    return Failing.value(source.fetch(Optional.empty())).orElseThrow();
  }

  private Reply answer(Asked asked) {
    return switch (asked.operation()) {
      case MAKE_LOGIN -> Reply.ok(MADE);
      case RENEW_LEASE, REVOKE_LEASE -> leaseAnswer;
      case RENEW_TOKEN -> Reply.ok("{\"auth\":{\"lease_duration\":1800,\"renewable\":true}}");
      default -> new Reply(204, "");
    };
  }
}
