package io.sallyport.runtime.vault.server.contract;

import io.sallyport.runtime.vault.server.VaultServer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The whole contract, with one server for all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class VaultServerContract
    implements KvContract,
        TokenContract,
        LoginContract,
        EngineContract,
        LeaseContract,
        SystemContract {
  private @Nullable VaultServer server;

  /** A new one; leaves the tests out where there is none. */
  abstract VaultServer start();

  @BeforeAll
  final void startServer() {
    server = start();
  }

  @AfterAll
  final void closeServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  public final VaultServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }
}
