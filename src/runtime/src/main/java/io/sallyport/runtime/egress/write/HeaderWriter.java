package io.sallyport.runtime.egress.write;

import io.sallyport.spi.wire.HttpBody;
import io.sallyport.spi.wire.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The headers of a request: the connector's, and ours where the connector has none. */
final class HeaderWriter {
  /**
   * They say where a message goes and where it ends: a connector must not (RFC 9112 section 11).
   */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "accept-encoding",
          "proxy-authorization",
          "proxy-connection");

  private final List<RenderedHeader> headers;

  private HeaderWriter(List<RenderedHeader> headers) {
    this.headers = headers;
  }

  /** Adds to the headers; what was added before a refusal is the caller's to wipe. */
  static void write(
      HttpRequest request, String host, ReferenceValues values, List<RenderedHeader> headers) {
    HeaderWriter writer = new HeaderWriter(headers);
    headers.add(new RenderedHeader("host", host));
    for (HttpRequest.Header header : request.headers()) {
      writer.connectors(header, values);
    }
    writer.unlessThere("user-agent", "sallyport");
    writer.unlessThere("accept", "application/json");
    if (request.body() instanceof HttpBody.Json) {
      writer.unlessThere("content-type", "application/json");
    } else if (request.body() instanceof HttpBody.Form) {
      writer.unlessThere("content-type", "application/x-www-form-urlencoded");
    } else if (request.body() instanceof HttpBody.Raw raw) {
      writer.unlessThere("content-type", raw.mediaType());
    }
  }

  /** A header that a connector chose and that has no reference in it. */
  static RenderedHeader plain(String name, String value) {
    String lowerCase = connectorsName(name);
    requirePrintable(lowerCase, value);
    return new RenderedHeader(lowerCase, value);
  }

  private void connectors(HttpRequest.Header header, ReferenceValues values) {
    String name = connectorsName(header.name());
    SecretBuffer value = SegmentWriter.write(header.value(), values);
    HeaderBytes bytes = new HeaderBytes(value.array(), 0, value.length());
    headers.add(new RenderedHeader(name, bytes));
    requirePrintable(name, bytes);
  }

  private static String connectorsName(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (OURS.contains(lowerCase)) {
      throw new UnwritableException("the header " + lowerCase + " is not the connector's to set");
    }
    return lowerCase;
  }

  private void unlessThere(String name, String value) {
    if (headers.stream().noneMatch(header -> header.name().equals(name))) {
      requirePrintable(name, value);
      headers.add(new RenderedHeader(name, value));
    }
  }

  /** A line break in a value would begin another header, or another request. */
  private static void requirePrintable(String name, CharSequence value) {
    for (int at = 0; at < value.length(); at++) {
      char character = value.charAt(at);
      if (character < ' ' || character == 0x7F) {
        throw new UnwritableException("the header " + name + " has a control character");
      }
    }
  }
}
