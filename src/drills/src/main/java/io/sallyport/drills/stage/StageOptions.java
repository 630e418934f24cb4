package io.sallyport.drills.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to set a stage. Immutable; made by a {@link Builder}.
 *
 * @param executable the runtime
 * @param home where keys, store, ledger and logs are kept; empty: they end with the stage
 * @param origin where credentials come from
 * @param vaultTokenLife how long a login to Vault lasts before it has to be renewed
 * @param ports where everybody listens
 * @param gatewayPort where the runtime finds the gateway: its own port or that of something between
 * @param settings more of the runtime's settings
 * @param progress gets a line for each thing done
 * @param observer gets each answer to the stage's own clients
 */
public record StageOptions(
    Executable executable,
    Optional<Path> home,
    Origin origin,
    Duration vaultTokenLife,
    Ports ports,
    int gatewayPort,
    Map<String, String> settings,
    Consumer<String> progress,
    Consumer<Answer> observer) {
  /** Copies. */
  public StageOptions {
    settings = Map.copyOf(settings);
  }

  /** Starts with free ports, nothing kept, nothing told. */
  public static Builder builder(Executable executable) {
    return new Builder(executable);
  }

  /** Collects options. */
  public static final class Builder {
    private final Executable executable;
    private final Map<String, String> settings = new HashMap<>();
    private Optional<Path> home = Optional.empty();
    private Origin origin = Origin.SEALED_FILE;
    private Duration vaultTokenLife = Duration.ofHours(1);
    private Ports ports = Ports.free();
    private Optional<Integer> gatewayPort = Optional.empty();
    private Consumer<String> progress = line -> {};
    private Consumer<Answer> observer = answer -> {};

    private Builder(Executable executable) {
      this.executable = executable;
    }

    /** Keeps keys, store, ledger and logs in the folder. */
    public Builder home(Path folder) {
      home = Optional.of(folder);
      return this;
    }

    /** Instead of the local encrypted file. */
    public Builder origin(Origin value) {
      origin = value;
      return this;
    }

    /** Instead of an hour. */
    public Builder vaultTokenLife(Duration value) {
      vaultTokenLife = value;
      return this;
    }

    /** Instead of free ones. */
    public Builder ports(Ports value) {
      ports = value;
      return this;
    }

    /** Lets the runtime find the gateway at another port than the gateway's own. */
    public Builder gatewayPort(int value) {
      gatewayPort = Optional.of(value);
      return this;
    }

    /** One more setting of the runtime. */
    public Builder setting(String key, String value) {
      settings.put(key, value);
      return this;
    }

    /** Is told each thing done. */
    public Builder progress(Consumer<String> value) {
      progress = value;
      return this;
    }

    /** Sees each answer to the stage's own clients. */
    public Builder observer(Consumer<Answer> value) {
      observer = value;
      return this;
    }

    /** Builds. */
    public StageOptions build() {
      return new StageOptions(
          executable,
          home,
          origin,
          vaultTokenLife,
          ports,
          gatewayPort.orElse(ports.gateway()),
          settings,
          progress,
          observer);
    }
  }
}
