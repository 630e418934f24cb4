package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ManualTime;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.vault.ScriptedVault.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeeperTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final SourceException sealed = new SourceException(Reason.UNAVAILABLE, "Vault is sealed");
  private final SourceException notLetIn =
      new SourceException(Reason.DENIED, "Vault does not let us in");

  private final ManualTime time = new ManualTime();
  private final Instant start = time.instant();
  private final RecordedVaultEvents events = new RecordedVaultEvents();
  private final ScriptedLogins logins = new ScriptedLogins(time, ScriptedLogins.renewable(HOUR));
  private final ScriptedVault vault = new ScriptedVault(asked -> renewal(HOUR, true));
  private TokenKeeper keeper = keeper(1);

  @Test
  void aTokenIsGotWhenItIsFirstNeededAndThenUsedAgain() {
    assertFalse(keeper.status().loggedIn());

    VaultToken first = Failing.value(keeper.current());

    assertSame(first, Failing.value(keeper.current()));
    assertEquals(1, logins.count());
    assertEquals(new VaultStatus(true, Optional.of(start.plus(HOUR)), Optional.empty()), status());
  }

  @Test
  void allWhoNeedATokenAtTheSameTimeShareOneLogin() {
    logins.hold();
    List<CompletionStage<VaultToken>> waiting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waiting.add(keeper.current());
    }
    logins.release();

    VaultToken token = Failing.value(keeper.current());
    waiting.forEach(one -> assertSame(token, Failing.value(one)));
    assertEquals(1, logins.count());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aTokenIsRenewedAtTwoThirdsGiveOrTakeATenth(long seed) {
    keeper = keeper(seed);
    Failing.value(keeper.current());

    advanceTo(0.599);
    assertEquals(List.of(), vault.asked());
    advanceTo(0.735);
    assertEquals(1, vault.asked(VaultOperation.RENEW_TOKEN).size());
    assertEquals("{\"increment\":\"3600s\"}", vault.asked().get(0).body());
    assertEquals("token-1", vault.asked().get(0).token());
    assertEquals(1, logins.count());
  }

  @Test
  void replicasDoNotRenewAtTheSameMoment() {
    List<Instant> moments = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      ManualTime ownTime = new ManualTime();
      ScriptedVault ownVault =
          new ScriptedVault(
              asked -> {
                moments.add(ownTime.instant());
                return renewal(HOUR, true);
              });
      Failing.value(
          keeper(seed, ownTime, ownVault, new ScriptedLogins(ownTime, grant(HOUR))).current());
      ownTime.advance(HOUR.multipliedBy(3).dividedBy(4));
    }

    assertEquals(20, moments.stream().distinct().count());
  }

  @Test
  void aTokenIsRenewedForAsLongAsVaultProlongsIt() {
    Failing.value(keeper.current());

    time.advance(Duration.ofDays(2));

    assertEquals(1, logins.count());
    int renewals = vault.asked(VaultOperation.RENEW_TOKEN).size();
    assertTrue(renewals >= 65 && renewals <= 80, "renewals: " + renewals);
    Instant until = status().until().orElseThrow();
    assertTrue(until.isAfter(time.instant()) && !until.isAfter(time.instant().plus(HOUR)));
  }

  @Test
  void aTokenThatComesToItsMaximumIsReplacedBeforeItEnds() {
    VaultToken first = Failing.value(keeper.current());
    vault.now(asked -> renewal(Duration.ofMinutes(30), true));
    advanceTo(0.735);
    Instant end = first.expiresAt().orElseThrow();
    assertEquals(1, vault.asked(VaultOperation.RENEW_TOKEN).size());
    assertEquals(1, logins.count());

    time.advance(Duration.between(time.instant(), end.minusSeconds(60)));

    assertEquals(2, logins.count());
    assertEquals(1, vault.asked(VaultOperation.RENEW_TOKEN).size(), "it was not renewed again");
    assertNotEquals(first, Failing.value(keeper.current()));
  }

  @Test
  void anEndThatDoesNotMoveOnMeansToLogInAtOnce() {
    Failing.value(keeper.current());
    vault.now(asked -> renewal(Duration.ofMinutes(10), true));

    advanceTo(0.735);

    assertEquals(2, logins.count());
  }

  @Test
  void aTokenThatCanNotBeRenewedIsReplaced() {
    logins.grants(new VaultToken.Grant(HOUR, HOUR, false, false));
    Failing.value(keeper.current());

    advanceTo(0.599);
    assertEquals(1, logins.count());
    advanceTo(0.735);
    assertEquals(2, logins.count());
    assertEquals(List.of(), vault.asked());
  }

  @Test
  void aTokenWithoutAnEndIsLeftAlone() {
    logins.grants(new VaultToken.Grant(Duration.ZERO, Duration.ZERO, false, false));
    Failing.value(keeper.current());

    time.advance(Duration.ofDays(365));

    assertEquals(1, logins.count());
    assertEquals(List.of(), vault.asked());
    assertEquals(new VaultStatus(true, Optional.empty(), Optional.empty()), status());
  }

  @Test
  void aShortTokenDoesNotMakeUsTurnInCircles() {
    logins.grants(new VaultToken.Grant(SECOND, SECOND, false, true));
    Failing.value(keeper.current());

    time.advance(Duration.ofSeconds(60));

    assertTrue(logins.count() <= 61, "logins: " + logins.count());
  }

  @Test
  void aRenewalThatFailsIsTriedAgainAndTheTokenUsedMeanwhile() {
    VaultToken token = Failing.value(keeper.current());
    vault.now(asked -> Reply.nobody());
    advanceTo(0.75);

    assertSame(token, Failing.value(keeper.current()));
    assertTrue(vault.asked(VaultOperation.RENEW_TOKEN).size() > 1);
    assertEquals(Reason.UNAVAILABLE, status().lastFailure().orElseThrow().reason());
    assertEquals(1, logins.count());

    vault.now(asked -> renewal(HOUR, true));
    time.advance(Duration.ofSeconds(61));
    assertTrue(status().until().orElseThrow().isAfter(start.plus(HOUR)));
  }

  @Test
  void aRefusedRenewalMeansToLogIn() {
    Failing.value(keeper.current());
    vault.now(asked -> Reply.refused(403, "permission denied"));

    advanceTo(0.735);

    assertEquals(2, logins.count());
    assertTrue(status().loggedIn());
    assertEquals(Reason.DENIED, status().lastFailure().orElseThrow().reason());
  }

  @Test
  void failuresOfALoginDoubleTheWaitUpToAMinuteAndItNeverGivesUp() {
    logins.fails(sealed);
    assertEquals(Reason.UNAVAILABLE, Failing.asSource(keeper.current()).reason());
    List<Integer> seconds = new ArrayList<>();
    int before = logins.count();
    for (int second = 1; second <= 1200; second++) {
      time.advance(SECOND);
      if (logins.count() > before) {
        seconds.add(second);
        before = logins.count();
      }
    }

    assertTrue(seconds.get(0) == 1, "first: " + seconds);
    assertTrue(seconds.size() >= 20 && seconds.size() <= 35, "attempts: " + seconds);
    for (int i = 8; i < seconds.size(); i++) {
      int gap = seconds.get(i) - seconds.get(i - 1);
      assertTrue(gap >= 44 && gap <= 61, "gap: " + gap);
    }

    logins.works();
    time.advance(Duration.ofSeconds(61));
    assertTrue(status().loggedIn());
    assertEquals(List.of("logged in"), events.told().subList(before, before + 1));
  }

  @Test
  void aLoginThatJustFailedIsNotRepeatedForEverybodyWhoAsks() {
    logins.fails(notLetIn);
    Failing.asSource(keeper.current());

    for (int i = 0; i < 50; i++) {
      SourceException again = Failing.asSource(keeper.current());
      assertEquals(Reason.DENIED, again.reason());
      assertEquals("Vault does not let us in", again.getMessage());
      assertEquals(Optional.of(Duration.ofSeconds(5)), again.retryAfter());
    }
    assertEquals(1, logins.count());
  }

  @Test
  void whoAsksLaterDoesNotWaitForTheBackOff() {
    logins.fails(sealed);
    Failing.asSource(keeper.current());
    time.advance(Duration.ofMinutes(10));
    logins.works();
    time.advance(Duration.ofSeconds(5));

    assertTrue(Failing.value(keeper.current()).isValidAt(time.instant()));
  }

  @Test
  void aTokenIsUsedUpToItsEndThroughAnOutageAndNotLonger() {
    VaultToken token = Failing.value(keeper.current());
    vault.now(asked -> Reply.nobody());
    logins.fails(sealed);

    time.advance(HOUR.minusSeconds(1));
    assertSame(token, Failing.value(keeper.current()));
    time.advance(SECOND);
    assertFalse(status().loggedIn());
    assertEquals(Reason.UNAVAILABLE, Failing.asSource(keeper.current()).reason());

    logins.works();
    time.advance(Duration.ofSeconds(61));
    assertTrue(status().loggedIn());
  }

  @Test
  void aTokenThatWasReplacedIsGivenBackOnceNoRequestUsesIt() {
    VaultToken first = Failing.value(keeper.current());
    time.advance(Duration.ofSeconds(5));
    Failing.value(keeper.replacementOf(first, false));
    assertEquals(List.of(), vault.asked());

    time.advance(Duration.ofSeconds(10));

    assertEquals("token-1", vault.asked(VaultOperation.REVOKE_TOKEN).get(0).token());
    assertEquals(1, vault.asked().size());
  }

  @Test
  void aTokenThatSomethingWasLentToIsNotGivenBackWhenItIsReplaced() {
    VaultToken first = Failing.value(keeper.current());
    first.lend();
    time.advance(Duration.ofSeconds(5));
    Failing.value(keeper.replacementOf(first, false));

    time.advance(Duration.ofSeconds(10));

    assertEquals(List.of(), vault.asked(VaultOperation.REVOKE_TOKEN));
  }

  @Test
  void theTokenIsGivenBackAtTheEndAndNothingIsAskedAfterwards() {
    Failing.value(keeper.current());
    vault.now(asked -> Reply.refused(500));

    Failing.value(keeper.close());
    Failing.value(keeper.close());
    time.advance(Duration.ofDays(1));

    assertEquals(1, vault.asked(VaultOperation.REVOKE_TOKEN).size());
    assertEquals(1, vault.asked().size());
    assertEquals(1, logins.count());
    assertFalse(status().loggedIn());
    assertEquals(Reason.UNAVAILABLE, Failing.asSource(keeper.current()).reason());
  }

  @Test
  void aTokenThatIsNotOursIsNotGivenBack() {
    logins.grants(new VaultToken.Grant(HOUR, HOUR, true, false));
    Failing.value(keeper.current());

    Failing.value(keeper.close());

    assertEquals(List.of(), vault.asked());
  }

  @Test
  void aLoginThatIsDoneTooLateIsGivenBackAtOnce() {
    logins.hold();
    CompletionStage<VaultToken> waiting = keeper.current();
    Failing.value(keeper.close());
    logins.release();

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(waiting).reason());
    assertEquals(1, vault.asked(VaultOperation.REVOKE_TOKEN).size());
  }

  @Test
  void vaultsOwnTimeToComeBackIsRespectedWithinTheBound() {
    logins.fails(
        new SourceException(Reason.UNAVAILABLE, "busy", Optional.of(Duration.ofSeconds(30))));
    Failing.asSource(keeper.current());

    time.advance(Duration.ofSeconds(29));
    assertEquals(1, logins.count());
    time.advance(SECOND);
    assertEquals(2, logins.count());
  }

  @Test
  void nothingPrintsAToken() {
    VaultToken token = Failing.value(keeper.current());

    assertFalse((token + " " + token.secret() + keeper.status()).contains("token-1"));
  }

  private VaultStatus status() {
    return keeper.status();
  }

  /** To that part of the first token's hour. */
  private void advanceTo(double part) {
    Instant then = start.plusMillis((long) (HOUR.toMillis() * part));
    time.advance(Duration.between(time.instant(), then));
  }

  private static VaultToken.Grant grant(Duration lifetime) {
    return ScriptedLogins.renewable(lifetime);
  }

  private TokenKeeper keeper(long seed) {
    return keeper(seed, time, vault, logins);
  }

  private TokenKeeper keeper(
      long seed, ManualTime ownTime, ScriptedVault ownVault, ScriptedLogins ownLogins) {
    Pace pace = new Pace(ownTime, new Random(seed));
    TokenCalls calls = new TokenCalls(ownVault, pace, Duration.ofSeconds(10));
    return new TokenKeeper(ownLogins, calls, ownTime, pace, events);
  }

  private static Reply renewal(Duration remaining, boolean renewable) {
    return Reply.ok(
        "{\"auth\":{\"client_token\":\"x\",\"lease_duration\":%d,\"renewable\":%b}}"
            .formatted(remaining.toSeconds(), renewable));
  }
}
