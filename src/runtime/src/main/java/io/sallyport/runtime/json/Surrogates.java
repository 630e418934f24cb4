package io.sallyport.runtime.json;

/** Finds what UTF-8 can not carry: an escape may name half a pair (RFC 8259 section 8.2). */
final class Surrogates {
  private Surrogates() {}

  static boolean areUnpaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPairAt(text, i)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static boolean isPairAt(String text, int index) {
    return index + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
  }
}
