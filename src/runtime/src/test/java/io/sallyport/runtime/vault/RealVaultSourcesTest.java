package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.RealPostgres;
import io.sallyport.runtime.vault.server.RealVault;
import io.sallyport.runtime.vault.server.Skipped;
import io.sallyport.runtime.vault.server.TokenTerms;
import io.sallyport.runtime.vault.server.VaultServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Runs where {@code vault} is on the path. */
class RealVaultSourcesTest extends VaultSourcesContract {
  private @Nullable RealPostgres postgres;

  @Override
  VaultServer start() {
    Skipped.withoutVault();
    return RealVault.start();
  }

  @Override
  DatabaseAccess database() {
    return postgres().access();
  }

  @Override
  boolean letsIn(String userName, String password) {
    return postgres().accepts(userName, password);
  }

  @Override
  int tokens() {
    return admin().list("auth/token/accessors").size();
  }

  /** In real time, as Vault's own does not move otherwise. */
  @Test
  void ourTokenIsProlongedAndReplacedWhenItComesToItsMaximum() {
    TokenTerms terms = TokenTerms.of("sallyport");
    VaultLogin login = appRole(terms.lasting(Duration.ofSeconds(3), Duration.ofSeconds(5)));

    VaultSources ours = sources(login, Clock.systemUTC(), this::later);
    Failing.value(ours.logIn());
    events.await(2, "logged in");

    assertTrue(events.count("renewed") >= 1, () -> events.told().toString());
    assertEquals(Optional.empty(), ours.status().lastFailure());
  }

  private void later(Duration delay, Runnable task) {
    vertx().setTimer(delay.toMillis(), fired -> task.run());
  }

  @AfterAll
  void stopPostgres() {
    if (postgres != null) {
      postgres.close();
    }
  }

  private RealPostgres postgres() {
    RealPostgres running = postgres;
    if (running == null) {
      Skipped.withoutPostgres();
      running = RealPostgres.start();
      postgres = running;
    }
    return running;
  }
}
