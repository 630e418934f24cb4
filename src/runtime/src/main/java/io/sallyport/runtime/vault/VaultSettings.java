package io.sallyport.runtime.vault;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Vault is and how we log in. Holds no secret.
 *
 * @param address {@code https://HOST[:PORT][/PREFIX]}; {@code http} to a loopback host only
 * @param namespace of Vault Enterprise, HCP or OpenBao
 * @param trust certificate authorities in PEM, read at each login; empty: the JDK's
 * @param timeout for one request and its whole answer, 100 milliseconds to 60 seconds
 */
public record VaultSettings(
    URI address,
    Optional<String> namespace,
    Optional<Path> trust,
    Duration timeout,
    VaultLogin login) {
  /** For most. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException when something can not be, with what is allowed
   */
  public VaultSettings {
    requireAddress(address);
    namespace = namespace.map(VaultSettings::checkedNamespace);
    requireNonNull(trust, "trust");
    if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException("the timeout must be 100 milliseconds to 60 seconds");
    }
    requireNonNull(login, "login");
  }

  private static void requireAddress(URI address) {
    boolean plain = "http".equalsIgnoreCase(address.getScheme());
    boolean allowed =
        address.getHost() != null
            && (plain ? Origin.isLoopback(address) : "https".equalsIgnoreCase(address.getScheme()))
            && address.getRawUserInfo() == null
            && address.getRawQuery() == null
            && address.getRawFragment() == null;
    if (!allowed) {
      throw new IllegalArgumentException(
          "the address must be https://HOST[:PORT], or http:// to a loopback host, without user,"
              + " query and fragment");
    }
  }

  private static String checkedNamespace(String text) {
    String stripped = text.replaceAll("^/+|/+$", "");
    return VaultNames.path("the namespace", stripped);
  }
}
