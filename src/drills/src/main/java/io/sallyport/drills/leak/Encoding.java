package io.sallyport.drills.leak;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How a secret may stand in what is written. */
enum Encoding {
  /** As it is. */
  PLAIN,
  /** A number in groups, with dashes. */
  DASHED,
  /** A number in groups, with spaces. */
  SPACED,
  /** Every byte percent-encoded (RFC 3986). */
  URL,
  /** The same with lower-case digits. */
  URL_LOWER_CASE,
  /** Every character escaped (RFC 8259, section 7). */
  JSON,
  /** The same with upper-case digits. */
  JSON_UPPER_CASE,
  /** Hexadecimal. */
  HEX,
  /** The same in capitals. */
  HEX_UPPER_CASE,
  /** Base64, beginning with the secret or at a multiple of three bytes. */
  BASE64_AT_0,
  /** Base64, the secret one byte after a multiple of three. */
  BASE64_AT_1,
  /** Base64, the secret two bytes after a multiple of three. */
  BASE64_AT_2,
  /** The URL-safe alphabet. */
  BASE64_URL_AT_0,
  /** The URL-safe alphabet, one byte after. */
  BASE64_URL_AT_1,
  /** The URL-safe alphabet, two bytes after. */
  BASE64_URL_AT_2;

  private static final int AMERICAN_EXPRESS_DIGITS = 15;

  /** What to look for; empty when the value can not stand so. */
  Optional<byte[]> needle(byte[] value) {
    return switch (this) {
      case BASE64_AT_0, BASE64_URL_AT_0 -> Optional.of(inner(value, 0));
      case BASE64_AT_1, BASE64_URL_AT_1 -> Optional.of(inner(value, 1));
      case BASE64_AT_2, BASE64_URL_AT_2 -> Optional.of(inner(value, 2));
      default -> whole(value);
    };
  }

  /** A text in which the value stands so, among other things; made another way than the needle. */
  Optional<byte[]> sample(byte[] value) {
    return switch (this) {
      case BASE64_AT_0, BASE64_URL_AT_0 -> whole(among("", value));
      case BASE64_AT_1, BASE64_URL_AT_1 -> whole(among("x", value));
      case BASE64_AT_2, BASE64_URL_AT_2 -> whole(among("xy", value));
      default -> whole(value).map(encoded -> among("<", encoded));
    };
  }

  private Optional<byte[]> whole(byte[] value) {
    return switch (this) {
      case PLAIN -> Optional.of(value.clone());
      case DASHED -> grouped(value, '-');
      case SPACED -> grouped(value, ' ');
      case URL -> Optional.of(each("%", HexFormat.of().withUpperCase(), value));
      case URL_LOWER_CASE -> Optional.of(each("%", HexFormat.of(), value));
      case JSON -> Optional.of(each("\\u00", HexFormat.of(), value));
      case JSON_UPPER_CASE -> Optional.of(each("\\u00", HexFormat.of().withUpperCase(), value));
      case HEX -> Optional.of(each("", HexFormat.of(), value));
      case HEX_UPPER_CASE -> Optional.of(each("", HexFormat.of().withUpperCase(), value));
      case BASE64_AT_0, BASE64_AT_1, BASE64_AT_2 -> Optional.of(Base64.getEncoder().encode(value));
      case BASE64_URL_AT_0, BASE64_URL_AT_1, BASE64_URL_AT_2 ->
          Optional.of(Base64.getUrlEncoder().encode(value));
    };
  }

  /** Those characters of the base64 that depend on the value alone. */
  private byte[] inner(byte[] value, int bytesBefore) {
    byte[] padded = new byte[bytesBefore + value.length];
    System.arraycopy(value, 0, padded, bytesBefore, value.length);
    byte[] encoded = whole(padded).orElseThrow();
    int from = (bytesBefore * 8 + 5) / 6;
    int to = padded.length * 8 / 6;
    return Arrays.copyOfRange(encoded, from, to);
  }

  private static Optional<byte[]> grouped(byte[] value, char separator) {
    String digits = new String(value, StandardCharsets.ISO_8859_1);
    if (!digits.matches("[0-9]{12,19}")) {
      return Optional.empty();
    }
    String pattern =
        digits.length() == AMERICAN_EXPRESS_DIGITS
            ? "(\\d{4})(\\d{6})(\\d{5})"
            : "(\\d{4})(\\d{4})(\\d{4})(\\d{0,7})";
    String groups =
        digits.replaceAll(
            pattern,
            digits.length() == AMERICAN_EXPRESS_DIGITS
                ? "$1" + separator + "$2" + separator + "$3"
                : "$1" + separator + "$2" + separator + "$3" + separator + "$4");
    return Optional.of(groups.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] each(String before, HexFormat format, byte[] value) {
    String separated =
        before.isEmpty() ? format.formatHex(value) : format.withPrefix(before).formatHex(value);
    return separated.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] among(String before, byte[] value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(value);
    bytes.writeBytes(">z".getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }
}
