package io.sallyport.runtime.vault;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which hosts our token may be sent to. */
final class Origin {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private Origin() {}

  /** By its name alone: nothing is looked up. */
  static boolean isLoopback(URI address) {
    String host = address.getHost();
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Where a standby sends us: the same request at another node, and TLS again.
   *
   * @param path of the request as Vault knows it, {@code /v1/…}
   * @return empty when we don't follow
   */
  static Optional<URI> redirected(URI from, String location, String path) {
    URI to;
    try {
      to = new URI(location);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    boolean secure =
        "https".equalsIgnoreCase(to.getScheme())
            || ("http".equalsIgnoreCase(to.getScheme()) && isLoopback(from) && isLoopback(to));
    boolean same =
        to.getHost() != null
            && to.getRawUserInfo() == null
            && to.getRawPath() != null
            && to.getRawPath().endsWith(path);
    return secure && same ? Optional.of(to) : Optional.empty();
  }
}
