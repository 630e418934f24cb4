package io.sallyport.runtime.vault.server.contract;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.RealPostgres;
import io.sallyport.runtime.vault.server.RealVault;
import io.sallyport.runtime.vault.server.Skipped;
import io.sallyport.runtime.vault.server.VaultServer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** Runs where {@code vault} is on the path. */
class RealVaultContractTest extends VaultServerContract {
  private @Nullable RealPostgres postgres;

  @Override
  VaultServer start() {
    Skipped.withoutVault();
    return RealVault.start();
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public DatabaseAccess database() {
    return postgres().access();
  }

  @Override
  public boolean getsIn(String username, String password) {
    return postgres().accepts(username, password);
  }

  @AfterAll
  void closePostgres() {
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
