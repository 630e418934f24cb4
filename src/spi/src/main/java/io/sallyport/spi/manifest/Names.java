package io.sallyport.spi.manifest;

import java.util.regex.Pattern;

/** The form of the names in a manifest. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private Names() {}

  static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(what + " must match [a-z][a-z0-9-]{0,31}");
    }
  }
}
