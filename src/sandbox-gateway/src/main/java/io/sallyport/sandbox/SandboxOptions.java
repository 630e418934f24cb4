package io.sallyport.sandbox;

import io.sallyport.sandbox.http.ApiKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a sandbox gateway. Immutable; made by a {@link Builder}.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param certificate PEM file of the server's chain
 * @param privateKey PEM file of the server's PKCS#8 key
 * @param trust PEM file of the authorities whose client certificates are accepted
 * @param apiKeySha256 lower-case hexadecimal SHA-256 of each accepted API key
 * @param directory where the ledger lives; it is created where it is missing
 * @param clock for the times in the ledger
 */
public record SandboxOptions(
    String host,
    int port,
    Path certificate,
    Path privateKey,
    Path trust,
    List<String> apiKeySha256,
    Path directory,
    Clock clock) {

  public SandboxOptions {
    apiKeySha256 = List.copyOf(apiKeySha256);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Lower-case hexadecimal SHA-256 of an API key: the form in which keys are configured. */
  public static String sha256(String apiKey) {
    return ApiKeys.sha256Hex(apiKey);
  }

  /** An API key that nobody has had before. */
  public static String freshApiKey() {
    return ApiKeys.fresh();
  }

  /** Collects options; messages name them as on the command line. */
  public static final class Builder {
    private static final int LARGEST_PORT = 65_535;

    private String host = "localhost";
    private int port;
    private @Nullable Path certificate;
    private @Nullable Path privateKey;
    private @Nullable Path trust;
    private @Nullable Path directory;
    private Clock clock = Clock.systemUTC();
    private final List<String> apiKeySha256 = new ArrayList<>();

    private Builder() {}

    /** {@code localhost} unless set. */
    public Builder host(String value) {
      host = value;
      return this;
    }

    /** 0, any free port, unless set. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    public Builder certificate(Path value) {
      certificate = value;
      return this;
    }

    public Builder privateKey(Path value) {
      privateKey = value;
      return this;
    }

    public Builder trust(Path value) {
      trust = value;
      return this;
    }

    /** Adds one; at least one is needed. See {@link SandboxOptions#sha256}. */
    public Builder apiKeySha256(String value) {
      apiKeySha256.add(value);
      return this;
    }

    public Builder directory(Path value) {
      directory = value;
      return this;
    }

    /** The system's clock unless set. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * Checks and builds.
     *
     * @throws SandboxStartException when an option is missing or wrong; it never repeats a key
     */
    public SandboxOptions build() {
      if (port < 0 || port > LARGEST_PORT) {
        throw new SandboxStartException("--port must be from 0 to " + LARGEST_PORT, null);
      }
      if (apiKeySha256.isEmpty() || !apiKeySha256.stream().allMatch(ApiKeys::isSha256)) {
        throw new SandboxStartException(
            "--api-key-sha256 must be given, as 64 lower-case hexadecimal digits", null);
      }
      return new SandboxOptions(
          host,
          port,
          readable("--certificate", certificate),
          readable("--private-key", privateKey),
          readable("--trust", trust),
          apiKeySha256,
          given("--directory", directory),
          clock);
    }

    private static Path readable(String option, @Nullable Path file) {
      Path given = given(option, file);
      if (!Files.isRegularFile(given) || !Files.isReadable(given)) {
        throw new SandboxStartException(option + ": no readable file " + given, null);
      }
      return given;
    }

    private static Path given(String option, @Nullable Path value) {
      if (value == null) {
        throw new SandboxStartException(option + " is missing", null);
      }
      return value;
    }
  }
}
