package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.sallyport.sandbox.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Vault for development as a process: one unseal key, which lies beside its data. Found as {@code
 * vault} on the path. Its root token is never printed. Methods block.
 */
public final class RealVault {
  /** Where users get it. */
  public static final String DOWNLOAD = "https://developer.hashicorp.com/vault/install";

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final String CONFIGURATION = "vault.hcl";
  private static final String UNSEAL_KEY = "unseal.key";
  private static final String ROOT_TOKEN = "root.token";
  private static final int ACTIVE = 200;
  private static final int NOT_INITIALIZED = 501;

  private final Layout layout;
  private final int port;
  private final VaultApi api;
  private @Nullable ChildProcess process;
  private boolean ended;

  RealVault(Layout layout, int port, Certificates certificates) {
    this.layout = layout;
    this.port = port;
    this.api = new VaultApi("https://127.0.0.1:" + port, certificates.ours());
  }

  /** The executable on the path, when there is one. */
  public static Optional<Path> onPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(Pattern.quote(System.getProperty("path.separator", ":")), -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "vault"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Starts it, initializes it where that was never done, unseals it and logs in as root. */
  public void start() {
    launch();
    int status = Poll.until("Vault's start", LONGEST_START, this::answeringStatus);
    if (status == NOT_INITIALIZED) {
      initialize();
    }
    api.logIn(read(ROOT_TOKEN));
    unseal();
  }

  /** Seals it: it answers, and does nothing. */
  public void seal() {
    api.put("sys/seal", Json.object());
  }

  /** Unseals it, and waits until it works. */
  public void unseal() {
    api.put("sys/unseal", Json.object().put("key", read(UNSEAL_KEY)));
    Poll.untilTrue(
        "Vault's unsealing",
        LONGEST_START,
        () -> api.status("sys/health").filter(status -> status == ACTIVE).isPresent());
  }

  /** Ends the process; its data stays. */
  public synchronized void stop() {
    if (process != null) {
      process.terminate(LONGEST_STOP);
    }
  }

  /** Ends the process for good. */
  synchronized void end() {
    ended = true;
    stop();
  }

  /** Its address. */
  public String address() {
    return "https://127.0.0.1:" + port;
  }

  /** The root token's file. */
  public Path rootToken() {
    return layout.vault().resolve(ROOT_TOKEN);
  }

  VaultApi api() {
    return api;
  }

  synchronized Optional<ChildProcess> process() {
    return Optional.ofNullable(process);
  }

  /** What must not be found but where it belongs, by name. */
  Map<String, String> secrets() {
    return Map.of("Vault root token", read(ROOT_TOKEN), "Vault unseal key", read(UNSEAL_KEY));
  }

  private Optional<Integer> answeringStatus() {
    process()
        .flatMap(ChildProcess::obituary)
        .ifPresent(
            reason -> {
              throw new StageException(reason, null);
            });
    return api.status("sys/health");
  }

  private synchronized void launch() {
    if (ended) {
      throw new StageException("the stage is closed", null);
    }
    Path executable =
        onPath()
            .orElseThrow(
                () -> new StageException("vault is not on the path; get it: " + DOWNLOAD, null));
    Path configuration = layout.scratch().resolve(CONFIGURATION);
    write(layout.scratch(), CONFIGURATION, configuration());
    process =
        ChildProcess.start(
            "vault",
            List.of(executable.toString(), "server", "-config=" + configuration),
            Map.of(),
            "",
            layout.vaultLog());
  }

  private String configuration() {
    Path certificates = layout.certificates();
    return """
        storage "file" { path = "%s" }
        listener "tcp" {
          address = "127.0.0.1:%d"
          tls_cert_file = "%s"
          tls_key_file = "%s"
        }
        api_addr = "%s"
        disable_mlock = true
        log_level = "warn"
        """
        .formatted(
            layout.vault().resolve("data"),
            port,
            certificates.resolve("vault.crt"),
            certificates.resolve("vault.key"),
            address());
  }

  private void initialize() {
    JsonNode made =
        api.put("sys/init", Json.object().put("secret_shares", 1).put("secret_threshold", 1));
    keep(UNSEAL_KEY, made.path("keys_base64").path(0).asText());
    keep(ROOT_TOKEN, made.path("root_token").asText());
  }

  private String read(String name) {
    try {
      return Files.readString(layout.vault().resolve(name));
    } catch (IOException e) {
      throw new StageException(
          "Vault's " + name + " can not be read; delete " + layout.vault() + " to begin anew", e);
    }
  }

  private void keep(String name, String content) {
    write(layout.vault(), name, content);
  }

  private static void write(Path folder, String name, String content) {
    try {
      OwnerOnly.createDirectories(folder);
      OwnerOnly.replace(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StageException("a file of Vault's can not be written: " + e.getMessage(), e);
    }
  }
}
