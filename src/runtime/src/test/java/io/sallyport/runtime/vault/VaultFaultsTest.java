package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.VaultDouble;
import io.sallyport.runtime.vault.server.VaultFault;
import io.sallyport.runtime.vault.server.VaultServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong passes, and leaves nothing behind. */
class VaultFaultsTest extends VaultSourcesFixture {
  @Override
  VaultServer start() {
    return VaultDouble.start(Clock.systemUTC());
  }

  @Override
  DatabaseAccess database() {
    return DatabaseAccess.madeUp();
  }

  @Override
  boolean letsIn(String userName, String password) {
    return true;
  }

  @Override
  int tokens() {
    return 0;
  }

  @AfterEach
  void clear() {
    vault().faults().clear();
  }

  static Stream<VaultFault> passing() {
    return Stream.of(
        VaultFault.sealed(),
        VaultFault.standby(),
        VaultFault.performanceStandby(),
        VaultFault.throttled(Duration.ofSeconds(3)),
        VaultFault.status(500),
        VaultFault.status(502),
        VaultFault.status(504),
        VaultFault.reset(),
        VaultFault.cutOff(),
        VaultFault.malformed(),
        VaultFault.otherJson(),
        VaultFault.page(),
        VaultFault.contentType("text/plain"),
        VaultFault.empty());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aFaultIsUnavailableOnceAndThenOver(VaultFault fault) {
    admin().putKv("kv", "faults", Map.of("api_key", "value"));
    RoleSource kv = kv(loggedIn(appRole()), "vault-kv:kv/faults#api_key");
    vault().faults().next(1, "kv/", fault);
    int before = vault().count("kv/");

    SourceException failure = Failing.source(kv.fetch(Optional.empty()));

    assertEquals(Reason.UNAVAILABLE, failure.reason(), failure.getMessage());
    assertEquals(1, vault().count("kv/") - before, "it is not tried again by itself");
    assertEquals("value", text(fetched(kv)));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aFaultAtTheLoginIsTriedAgainByItself(VaultFault fault) {
    VaultSources ours = sources(appRole());
    vault().faults().next(1, "auth/", fault);

    assertEquals(Reason.UNAVAILABLE, Failing.source(ours.logIn()).reason());
    assertFalse(ours.status().loggedIn());
    time.advance(Duration.ofSeconds(5));
    events.await(1, "logged in");

    assertTrue(ours.status().loggedIn());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aFaultAtTheRenewalLeavesUsLoggedInAndIsTriedAgain(VaultFault fault) {
    VaultSources ours = loggedIn(appRole());
    vault().faults().next(1, "auth/token/renew-self", fault);

    time.advance(Duration.ofMinutes(45));
    awaitFailure(ours);
    assertTrue(ours.status().loggedIn());
    time.advance(Duration.ofSeconds(35));
    events.await(1, "renewed");
  }

  @Test
  void aTimeToComeBackIsHandedOn() {
    RoleSource kv = kv(loggedIn(appRole()), "vault-kv:kv/throttled#api_key");
    vault().faults().next(1, "kv/", VaultFault.throttled(Duration.ofSeconds(17)));

    assertEquals(
        Optional.of(Duration.ofSeconds(17)),
        Failing.source(kv.fetch(Optional.empty())).retryAfter());
  }

  @Test
  void aStandbyThatSendsUsToItselfIsNotFollowedForEver() {
    RoleSource kv = kv(loggedIn(appRole()), "vault-kv:kv/standby#api_key");
    vault().faults().always("kv/", VaultFault.standby(server().address()));
    int before = vault().count("kv/");

    assertEquals(Reason.UNAVAILABLE, Failing.source(kv.fetch(Optional.empty())).reason());
    assertEquals(2, vault().count("kv/") - before);
  }

  @Test
  void aStandbyThatSendsUsOnIsFollowed() {
    admin().putKv("kv", "active", Map.of("api_key", "value"));
    RoleSource kv = kv(loggedIn(appRole()), "vault-kv:kv/active#api_key");
    vault().faults().next(1, "kv/", VaultFault.standby(server().address()));

    assertEquals("value", text(fetched(kv)));
  }

  @Test
  void aStandbyThatSendsUsToNoTlsIsNotFollowed() {
    RoleSource kv = kv(loggedIn(appRole()), "vault-kv:kv/plain#api_key");
    URI plain = URI.create("http://localhost:" + server().address().getPort());
    vault().faults().next(1, "kv/", VaultFault.standby(plain));

    assertEquals(Reason.UNAVAILABLE, Failing.source(kv.fetch(Optional.empty())).reason());
  }

  @Test
  void revokedTokensAreReplacedByOneLoginForAllWhoAreRefused() {
    admin().putKv("kv", "storm", Map.of("api_key", "value"));
    VaultSources ours = loggedIn(appRole());
    time.advance(Duration.ofMinutes(1));
    vault().faults().next(6, "kv/", VaultFault.revokedToken());

    List<RoleSource> all =
        Stream.generate(() -> kv(ours, "vault-kv:kv/storm#api_key")).limit(6).toList();
    all.stream()
        .map(source -> source.fetch(Optional.empty()))
        .toList()
        .forEach(one -> assertEquals("value", text(Failing.value(one).orElseThrow())));

    assertEquals(2, events.count("logged in"));
  }

  private VaultDouble vault() {
    return (VaultDouble) server();
  }

  private void awaitFailure(VaultSources ours) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ours.status().lastFailure().isEmpty()) {
      assertTrue(System.nanoTime() < end, "no failure");
      Thread.onSpinWait();
    }
  }
}
