package io.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final String SHA256 = SandboxOptions.sha256("sk_a");

  @TempDir private Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name : List.of("a.crt", "a.key", "ca.crt")) {
      Files.writeString(directory.resolve(name), "x");
    }
  }

  @Test
  void allOptionsAreRead() {
    CommandLine line =
        CommandLine.parse(
            arguments(
                "--port=9443",
                "--host",
                "127.0.0.1",
                "--api-key-sha256",
                SandboxOptions.sha256("sk_b"),
                "--exit-with-parent"));
    assertTrue(line.exitWithParent());
    assertEquals(9443, line.options().port());
    assertEquals("127.0.0.1", line.options().host());
    assertEquals(List.of(SHA256, SandboxOptions.sha256("sk_b")), line.options().apiKeySha256());
    assertEquals(directory.resolve("a.key"), line.options().privateKey());
  }

  @Test
  void hostAndPortHaveDefaults() {
    CommandLine line = CommandLine.parse(arguments());
    assertEquals("localhost", line.options().host());
    assertEquals(0, line.options().port());
    assertFalse(line.exitWithParent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port many",
        "--port 70000",
        "--port",
        "--colour red",
        "red",
        "--trust /no/such/file",
        "--api-key-sha256 sk_live_secret",
        "--certificate"
      })
  void wrongOptionsAreRefusedInOneLineWithoutTheirValue(String wrong) {
    SandboxStartException refused =
        assertThrows(
            SandboxStartException.class, () -> CommandLine.parse(arguments(wrong.split(" ", -1))));
    String message = String.valueOf(refused.getMessage());
    assertEquals(1, message.lines().count());
    assertFalse(message.contains("sk_live_secret"), message);
  }

  @Test
  void whatIsMissingIsNamed() {
    SandboxStartException refused =
        assertThrows(
            SandboxStartException.class,
            () -> CommandLine.parse(List.of("--api-key-sha256", SHA256)));
    assertEquals("--certificate is missing", refused.getMessage());
  }

  private List<String> arguments(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--certificate", directory.resolve("a.crt").toString(),
                "--private-key", directory.resolve("a.key").toString(),
                "--trust", directory.resolve("ca.crt").toString(),
                "--directory", directory.toString(),
                "--api-key-sha256", SHA256));
    all.addAll(Arrays.asList(more));
    return all;
  }
}
