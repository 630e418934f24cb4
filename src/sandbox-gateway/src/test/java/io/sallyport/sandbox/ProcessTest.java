package io.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessTest {
  private static final int TERMINATED = 128 + 15;

  private final Path directory;
  private final TestGateway neighbour;
  private @Nullable Process process;

  ProcessTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.neighbour = new TestGateway(directory);
  }

  @AfterEach
  void stop() {
    neighbour.close();
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void oneLineSaysThatItListensAndTermStopsIt() throws Exception {
    Process started = start(0, "other-ledger");
    try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8)) {
      String line = String.valueOf(output.readLine());
      assertTrue(line.matches("sandbox gateway listens on https://localhost:[1-9][0-9]*"), line);
      started.toHandle().destroy();
      assertEquals(0, output.lines().count());
    }
    assertEquals(TERMINATED, exitCode(started));
  }

  @Test
  void itEndsWithTheProcessThatStartedIt() throws Exception {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\" & read line", "sh"));
    shell.addAll(command(0, "other-ledger"));
    process = new ProcessBuilder(shell).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertTrue(String.valueOf(output.readLine()).startsWith("sandbox gateway listens"));
      process.getOutputStream().close();
      // The shell ends now, and then only the gateway's end can end its output.
      assertEquals(0, output.lines().count());
    }
  }

  @Test
  void aTakenPortIsOneClearLineAndExitCodeTwo() throws Exception {
    Process started = start(neighbour.port(), "other-ledger");
    assertEquals(
        List.of(
            "sandbox gateway: port "
                + neighbour.port()
                + " on localhost can not be used: it is taken"),
        errors(started));
    assertEquals(2, exitCode(started));
  }

  @Test
  void aLedgerInUseIsOneClearLineAndExitCodeTwo() throws Exception {
    Process started = start(0, "ledger");
    List<String> errors = errors(started);
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).contains("another gateway uses"), errors::toString);
    assertEquals(2, exitCode(started));
  }

  private Process start(int port, String ledger) throws IOException {
    Process started = new ProcessBuilder(command(port, ledger)).start();
    process = started;
    return started;
  }

  private List<String> command(int port, String ledger) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Without it Netty makes newer JDKs print warnings, no lines of ours.
                "-Dio.netty.noUnsafe=true",
                "-cp",
                System.getProperty("java.class.path"),
                "io.sallyport.sandbox.SandboxGateway"));
    command.addAll(
        List.of(
            "--port",
            Integer.toString(port),
            "--certificate",
            directory.resolve("server.crt").toString(),
            "--private-key",
            directory.resolve("server.key").toString(),
            "--trust",
            directory.resolve("authority.crt").toString(),
            "--directory",
            directory.resolve(ledger).toString(),
            "--api-key-sha256",
            SandboxOptions.sha256(TestGateway.API_KEY),
            "--exit-with-parent"));
    return command;
  }

  private static List<String> errors(Process process) throws IOException {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      return errors.lines().toList();
    }
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    return process.exitValue();
  }
}
