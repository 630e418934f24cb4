package io.sallyport.runtime.vault.server.clients;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.VaultDouble;
import io.sallyport.runtime.vault.server.VaultServer;
import java.time.Clock;

class IndependentClientsTest extends ClientsContract {
  @Override
  VaultServer start() {
    return VaultDouble.start(Clock.systemUTC());
  }

  @Override
  DatabaseAccess database() {
    return DatabaseAccess.madeUp();
  }
}
