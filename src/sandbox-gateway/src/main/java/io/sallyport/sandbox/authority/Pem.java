package io.sallyport.sandbox.authority;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** RFC 7468 text encoding. */
final class Pem {
  private static final int LINE_LENGTH = 64;

  private Pem() {}

  static String encode(String label, byte[] der) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    String body = Base64.getMimeEncoder(LINE_LENGTH, newline).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
