package io.sallyport.runtime.egress.answer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a Content-Type says (RFC 9110 section 8.3). */
final class MediaType {
  private final String essence;
  private final String charset;

  private MediaType(String essence, String charset) {
    this.essence = essence;
    this.charset = charset;
  }

  static MediaType of(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    String charset = "";
    for (int at = 1; at < parts.length; at++) {
      String parameter = parts[at].strip();
      if (parameter.startsWith("charset=")) {
        charset = parameter.substring("charset=".length()).replace("\"", "");
      }
    }
    return new MediaType(parts[0].strip(), charset);
  }

  boolean isJson() {
    return essence.equals("application/json") || essence.endsWith("+json");
  }

  boolean isForm() {
    return essence.equals("application/x-www-form-urlencoded");
  }

  /** The character set, UTF-8 when none is named; empty when it is none that is read. */
  Optional<Charset> charset() {
    return switch (charset) {
      case "", "utf-8", "utf8", "us-ascii" -> Optional.of(StandardCharsets.UTF_8);
      case "iso-8859-1" -> Optional.of(StandardCharsets.ISO_8859_1);
      default -> Optional.empty();
    };
  }
}
