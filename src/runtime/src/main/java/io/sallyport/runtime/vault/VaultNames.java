package io.sallyport.runtime.vault;

import java.util.regex.Pattern;

/** What may stand in a path of Vault's API: a name with dots alone would leave its folder. */
final class VaultNames {
  private static final int MAX_LENGTH = 500;
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");
  private static final Pattern DOTS = Pattern.compile("(?:.*/)?\\.{1,2}(?:/.*)?");
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{1,500}");

  private VaultNames() {}

  /**
   * A mount, or names behind one.
   *
   * @param part what it is, for the message
   * @throws IllegalArgumentException when it can not stand there
   */
  static String path(String part, String text) {
    boolean fits =
        text.length() <= MAX_LENGTH
            && PATH.matcher(text).matches()
            && !DOTS.matcher(text).matches();
    if (!fits) {
      throw new IllegalArgumentException(
          part + " must be names of A-Z a-z 0-9 . _ - with / between them, none of them . or ..");
    }
    return text;
  }

  /** A name in a request's body: one line. */
  static String line(String part, String text) {
    if (!LINE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          part + " must have 1 to " + MAX_LENGTH + " characters, without control characters");
    }
    return text;
  }
}
