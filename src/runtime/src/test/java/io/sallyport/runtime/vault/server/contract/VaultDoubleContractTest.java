package io.sallyport.runtime.vault.server.contract;

import io.sallyport.engine.ManualTime;
import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.VaultDouble;
import io.sallyport.runtime.vault.server.VaultServer;
import java.time.Clock;

class VaultDoubleContractTest extends VaultServerContract {
  private final ManualTime time = new ManualTime();

  @Override
  VaultServer start() {
    return VaultDouble.start(time);
  }

  @Override
  public Clock clock() {
    return time;
  }

  @Override
  public DatabaseAccess database() {
    return DatabaseAccess.madeUp();
  }

  @Override
  public boolean getsIn(String username, String password) {
    return true;
  }
}
