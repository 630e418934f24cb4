package io.sallyport.runtime.vault.server.clients;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.RealPostgres;
import io.sallyport.runtime.vault.server.RealVault;
import io.sallyport.runtime.vault.server.Skipped;
import io.sallyport.runtime.vault.server.VaultServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** Runs where {@code vault} is on the path. */
class RealVaultIndependentClientsTest extends ClientsContract {
  private @Nullable RealPostgres postgres;

  @Override
  VaultServer start() {
    Skipped.withoutVault();
    return RealVault.start();
  }

  @Override
  DatabaseAccess database() {
    RealPostgres running = postgres;
    if (running == null) {
      Skipped.withoutPostgres();
      running = RealPostgres.start();
      postgres = running;
    }
    return running.access();
  }

  @AfterAll
  void closePostgres() {
    if (postgres != null) {
      postgres.close();
    }
  }
}
