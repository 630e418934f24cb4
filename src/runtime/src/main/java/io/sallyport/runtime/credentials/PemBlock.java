package io.sallyport.runtime.credentials;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A block of PEM (RFC 7468, the strict form without headers), read without making texts of its
 * content. Wiped when it is closed.
 */
final class PemBlock implements AutoCloseable {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private final String label;
  private final byte[] content;

  private PemBlock(String label, byte[] content) {
    this.label = label;
    this.content = content;
  }

  /**
   * Every block of the text; nothing but white space may stand between them.
   *
   * @throws IllegalArgumentException when it is not PEM; without a cause, as that might hold some
   */
  static List<PemBlock> all(byte[] pem) {
    return from(pem, PemBlock::skipSpace);
  }

  /**
   * Every block of the text, and passes over the lines between them, which tools fill with what the
   * blocks say (RFC 7468 section 5.2).
   *
   * @throws IllegalArgumentException when it is not PEM; without a cause, as that might hold some
   */
  static List<PemBlock> allInText(byte[] pem) {
    return from(pem, PemBlock::skipLines);
  }

  private static List<PemBlock> from(byte[] pem, Skip skip) {
    List<PemBlock> blocks = new ArrayList<>();
    int position = skip.from(pem, 0);
    while (position < pem.length) {
      require(startsWith(pem, position, BEGIN));
      int labelStart = position + BEGIN.length();
      int labelEnd = indexOf(pem, labelStart, DASHES);
      String label = new String(pem, labelStart, labelEnd - labelStart, StandardCharsets.US_ASCII);
      require(label.matches("[A-Z0-9 ]{1,40}"));
      int contentStart = labelEnd + DASHES.length();
      String endLine = END + label + DASHES;
      int contentEnd = indexOf(pem, contentStart, endLine);
      blocks.add(new PemBlock(label, decode(pem, contentStart, contentEnd)));
      position = skip.from(pem, contentEnd + endLine.length());
    }
    return blocks;
  }

  boolean isLabelled(String expected) {
    return label.equals(expected);
  }

  /** The content itself, not a copy. */
  byte[] content() {
    return content;
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }

  @Override
  public String toString() {
    return "PemBlock";
  }

  private static byte[] decode(byte[] pem, int start, int end) {
    byte[] characters = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      if (!isSpace(pem[i])) {
        characters[length++] = pem[i];
      }
    }
    byte[] trimmed = Arrays.copyOf(characters, length);
    try {
      return Base64.getDecoder().decode(trimmed);
    } catch (IllegalArgumentException e) {
      throw notPem();
    } finally {
      Arrays.fill(characters, (byte) 0);
      Arrays.fill(trimmed, (byte) 0);
    }
  }

  private static int indexOf(byte[] pem, int from, String text) {
    for (int i = from; i <= pem.length - text.length(); i++) {
      if (startsWith(pem, i, text)) {
        return i;
      }
    }
    throw notPem();
  }

  private static boolean startsWith(byte[] pem, int from, String text) {
    if (from + text.length() > pem.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (pem[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the next block begins, or the end. */
  private interface Skip {
    int from(byte[] pem, int position);
  }

  private static int skipLines(byte[] pem, int from) {
    int position = skipSpace(pem, from);
    while (position < pem.length && !startsWith(pem, position, BEGIN)) {
      while (position < pem.length && pem[position] != '\n') {
        position++;
      }
      position = skipSpace(pem, position);
    }
    return position;
  }

  private static int skipSpace(byte[] pem, int from) {
    int position = from;
    while (position < pem.length && isSpace(pem[position])) {
      position++;
    }
    return position;
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }

  private static void require(boolean isPem) {
    if (!isPem) {
      throw notPem();
    }
  }

  private static IllegalArgumentException notPem() {
    return new IllegalArgumentException("not PEM");
  }
}
