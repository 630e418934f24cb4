package io.sallyport.runtime.vault.server.policies;

import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.VaultDouble;
import io.sallyport.runtime.vault.server.VaultServer;
import java.time.Clock;

class PolicyFilesTest extends PolicyFilesContract {
  @Override
  VaultServer start() {
    return VaultDouble.start(Clock.systemUTC());
  }

  @Override
  DatabaseAccess database() {
    return DatabaseAccess.madeUp();
  }
}
