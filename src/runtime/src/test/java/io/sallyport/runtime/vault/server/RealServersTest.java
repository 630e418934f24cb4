package io.sallyport.runtime.vault.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The processes that tests start: they come, they come back, and they leave nothing behind. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RealServersTest {
  @Test
  void aVaultLeavesNothingBehind() throws IOException {
    Skipped.withoutVault();
    RealVault vault = RealVault.start();
    int port = vault.address().getPort();
    assertTrue(Files.exists(vault.trust()));
    vault.close();
    assertThrows(ConnectException.class, () -> connect(port));
    assertFalse(Files.exists(vault.trust().getParent()));
  }

  @Test
  void aVaultMayBeStoppedTwiceAndClosed() {
    Skipped.withoutVault();
    RealVault vault = RealVault.start();
    vault.admin().enableKv("secret");
    vault.stop();
    vault.stop();
    vault.restart();
    assertEquals(1, vault.admin().putKv("secret", "key", Map.of("a", "b")));
    vault.stop();
    vault.close();
  }

  @Test
  void aPostgresKnowsItsAdministratorAloneAndLeavesNothingBehind() throws IOException {
    Skipped.withoutPostgres();
    RealPostgres postgres = RealPostgres.start();
    int port = postgres.port();
    DatabaseAccess access = postgres.access();
    assertTrue(postgres.accepts(access.username(), access.password()));
    assertFalse(postgres.accepts(access.username(), "wrong"));
    postgres.close();
    assertThrows(ConnectException.class, () -> connect(port));
  }

  @Test
  void aVaultMakesLoginsThatAPostgresAcceptsUntilTheyAreRevoked() {
    Skipped.withoutVault();
    Skipped.withoutPostgres();
    try (RealVault vault = RealVault.start();
        RealPostgres postgres = RealPostgres.start()) {
      vault
          .admin()
          .enableDatabase(
              "database",
              "sallyport",
              postgres.access(),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5));
      var login = vault.admin().read("database/creds/sallyport").getJsonObject("data");
      assertTrue(postgres.accepts(login.getString("username"), login.getString("password")));
      vault.admin().revokeLeases("database/creds/sallyport");
      assertFalse(postgres.accepts(login.getString("username"), login.getString("password")));
    }
  }

  @Test
  void aServerThatDoesNotStartSaysWhyAtOnce(@TempDir Path folder) {
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                LocalProcess.start(
                    List.of("sh", "-c", "echo the port is taken; exit 1"), folder, "ready"));
    assertTrue(String.valueOf(failure.getCause()).contains("the port is taken"));
  }

  private static void connect(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }
}
