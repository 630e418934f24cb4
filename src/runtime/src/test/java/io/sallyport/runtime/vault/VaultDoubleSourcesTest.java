package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.TokenTerms;
import io.sallyport.runtime.vault.server.VaultDouble;
import io.sallyport.runtime.vault.server.VaultServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The same against the double, whose time is the tests'. */
class VaultDoubleSourcesTest extends VaultSourcesContract {
  @Override
  VaultServer start() {
    return VaultDouble.start(new TestsClock());
  }

  @Override
  DatabaseAccess database() {
    return DatabaseAccess.madeUp();
  }

  /** There is no database; the double knows its leases alone. */
  @Override
  boolean letsIn(String userName, String password) {
    return !admin().list("sys/leases/lookup/database/creds/app").isEmpty()
        || !admin().list("sys/leases/lookup/database-two/creds/app").isEmpty();
  }

  @Override
  int tokens() {
    return -((VaultDouble) server()).count("auth/token/revoke-self");
  }

  @Test
  void ourTokenIsReplacedWhenItComesToItsMaximum() {
    TokenTerms terms = TokenTerms.of("sallyport");
    VaultSources ours = loggedIn(appRole(terms.lasting(terms.ttl(), Duration.ofMinutes(90))));

    time.advance(Duration.ofMinutes(45));
    events.await(1, "renewed");
    time.advance(Duration.ofMinutes(40));
    events.await(2, "logged in");

    assertTrue(ours.status().until().orElseThrow().isAfter(time.instant().plusSeconds(600)));
    assertEquals(1, events.count("renewed"));
  }

  private final class TestsClock extends Clock {
    @Override
    public Instant instant() {
      return time.instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
