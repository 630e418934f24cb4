package io.sallyport.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of this interface, {@code major.minor}.
 *
 * <p>A connector says which one it was compiled against ({@link ConnectorProvider#spiVersion()}); a
 * runtime loads it when the major number is the same and the minor number is not newer than its
 * own.
 */
public final class SpiVersion {
  /**
   * The version that is being compiled against. A compile-time constant on purpose: the compiler
   * copies its value into the connector's class, where it stays what it was.
   */
  public static final String CURRENT = "1.0";

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  private SpiVersion() {}

  /**
   * Whether a runtime of version {@code runtime} can load a connector compiled against {@code
   * connector}.
   *
   * @param runtime the runtime's version, {@code major.minor}
   * @param connector what the connector declares; anything that is not {@code major.minor} never
   *     fits
   */
  public static boolean fits(String runtime, String connector) {
    Matcher ours = FORM.matcher(runtime);
    Matcher theirs = FORM.matcher(connector);
    if (!ours.matches() || !theirs.matches()) {
      return false;
    }
    return Integer.parseInt(ours.group(1)) == Integer.parseInt(theirs.group(1))
        && Integer.parseInt(theirs.group(2)) <= Integer.parseInt(ours.group(2));
  }
}
