package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ManualTime;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.vault.ScriptedVault.Asked;
import io.sallyport.runtime.vault.ScriptedVault.Reply;
import io.sallyport.runtime.vault.VaultSession.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class VaultSessionTest {
  private static final List<String> A = List.of("a");
  private static final Reply FINE = Reply.ok("{\"a\":\"fine\"}");
  private static final Reply DENIED = Reply.refused(403, "permission denied");
  private static final Reply REVOKED =
      Reply.refused(403, "2 errors occurred:\\n\\t* permission denied\\n\\t* invalid token\\n\\n");

  private final ScriptedSession scripted = new ScriptedSession(asked -> FINE);
  private final ManualTime time = scripted.time;
  private final ScriptedLogins logins = scripted.logins;
  private final ScriptedVault vault = scripted.vault;
  private final TokenKeeper keeper = scripted.keeper;
  private final VaultSession session = scripted.session;

  @Test
  void aRequestCarriesOurToken() {
    assertEquals("fine", Failing.value(read()).result());

    assertEquals("token-1", vault.asked().get(0).token());
    assertEquals("kv/data/shop", vault.asked().get(0).path());
  }

  @Test
  void aRevokedTokenIsReplacedAndTheRequestSentOnceMore() {
    Failing.value(read());
    time.advance(Duration.ofMinutes(1));
    vault.now(asked -> asked.token().equals("token-1") ? DENIED : FINE);

    Served<String> served = Failing.value(read());

    assertEquals("fine", served.result());
    assertEquals(2, logins.count());
    assertEquals(List.of("token-1", "token-1", "token-2"), tokens());
  }

  @Test
  void requestsThatAreRefusedTogetherShareOneLogin() {
    Failing.value(read());
    time.advance(Duration.ofMinutes(1));
    vault.now(asked -> asked.token().equals("token-1") ? DENIED : FINE);
    vault.hold();
    logins.hold();
    List<CompletionStage<Served<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      waiting.add(read());
    }
    vault.release();
    logins.release();

    waiting.forEach(one -> assertEquals("fine", Failing.value(one).result()));
    assertEquals(2, logins.count());
  }

  @Test
  void aRefusalThatComesAfterTheLoginUsesWhatItGave() {
    Failing.value(read());
    time.advance(Duration.ofMinutes(1));
    vault.hold();
    CompletionStage<Served<String>> slow = read();
    VaultToken first = Failing.value(keeper.current());
    Failing.value(keeper.replacementOf(first, false));
    vault.now(asked -> asked.token().equals("token-1") ? DENIED : FINE);
    vault.release();

    assertEquals("fine", Failing.value(slow).result());
    assertEquals(2, logins.count());
  }

  @Test
  void aPolicyThatDoesNotAllowItIsNoReasonForEverMoreLogins() {
    vault.now(asked -> DENIED);

    for (int second = 0; second < 3600; second++) {
      assertEquals(Reason.DENIED, Failing.asSource(read()).reason());
      time.advance(Duration.ofSeconds(1));
    }

    assertTrue(logins.count() <= 15, "logins: " + logins.count());
    long tokens = vault.asked().stream().filter(this::isRead).count();
    assertTrue(tokens <= 3600 + 15, "requests: " + tokens);
  }

  @Test
  void aTokenThatVaultSaysHasEndedIsReplacedThoughAPolicyDeniesSomethingElse() {
    vault.now(asked -> DENIED);
    for (int minute = 0; minute < 60; minute++) {
      Failing.asSource(read());
      time.advance(Duration.ofMinutes(1));
    }
    int before = logins.count();
    String present = "token-" + before;
    vault.now(asked -> asked.token().equals(present) ? REVOKED : FINE);

    assertEquals("fine", Failing.value(read()).result());
    assertEquals(before + 1, logins.count());
  }

  @Test
  void withATokenThatHasEndedWeAreNotLoggedIn() {
    VaultToken token = Failing.value(read()).token();
    time.advance(Duration.ofMinutes(1));
    vault.now(asked -> REVOKED);
    logins.fails(new SourceException(Reason.UNAVAILABLE, "Vault is sealed"));

    Failing.asSource(read());

    assertFalse(keeper.status().loggedIn());
    assertFalse(token.isValidAt(time.instant()));
    logins.works();
    vault.now(asked -> FINE);
    time.advance(Duration.ofSeconds(2));
    assertTrue(keeper.status().loggedIn());
  }

  @Test
  void aRefusalRightAfterTheLoginIsFinal() {
    vault.now(asked -> DENIED);

    SourceException refused = Failing.asSource(read());

    assertEquals(Reason.DENIED, refused.reason());
    assertEquals(1, logins.count());
    assertEquals(1, vault.asked().size());
  }

  @Test
  void onceALoginHelpedTheNextRefusalIsAnsweredAtOnceAgain() {
    Failing.value(read());
    for (int round = 1; round <= 10; round++) {
      time.advance(Duration.ofSeconds(6));
      String present = "token-" + round;
      vault.now(asked -> asked.token().equals(present) ? DENIED : FINE);
      assertEquals("fine", Failing.value(read()).result());
    }
    assertEquals(11, logins.count());
  }

  @Test
  void aLoginThatFailsIsWhatTheRequestFailsWith() {
    Failing.value(read());
    time.advance(Duration.ofMinutes(1));
    vault.now(asked -> DENIED);
    logins.fails(new SourceException(Reason.UNAVAILABLE, "Vault is sealed"));

    SourceException failure = Failing.asSource(read());

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertEquals("Vault is sealed", failure.getMessage());
  }

  @Test
  void anythingElseThan403IsNotRepeated() {
    for (int status : new int[] {400, 404, 429, 472, 473, 500, 503}) {
      vault.now(asked -> Reply.refused(status));
      int before = vault.asked().size();
      Failing.asSource(read());
      assertEquals(before + 1, vault.asked().size());
    }
    assertEquals(1, logins.count());
  }

  @Test
  void noFailureRepeatsATokenOrWhatVaultWrote() {
    vault.now(asked -> Reply.refused(403, "secret text of Vault"));

    String text = Failing.asSource(read()).toString();

    assertFalse(text.contains("token-1") || text.contains("secret text"), text);
    assertTrue(text.contains("kv/data/shop") && text.contains("403"), text);
  }

  private boolean isRead(Asked asked) {
    return asked.operation() == VaultOperation.READ_SECRET;
  }

  private List<String> tokens() {
    return vault.asked().stream().map(Asked::token).toList();
  }

  private CompletionStage<Served<String>> read() {
    return session.send(
        VaultRequests.readSecret(
            "kv", "shop", AnswerReading.picking(Set.of(A), picked -> picked.plainText(A))));
  }
}
