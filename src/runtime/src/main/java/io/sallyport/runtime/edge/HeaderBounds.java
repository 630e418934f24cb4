package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.runtime.validate.CardNumberScanner;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is refused by a request's head alone, before its body is read. */
final class HeaderBounds {
  /** The largest body that is read. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  private HeaderBounds() {}

  /**
   * Checks the head.
   *
   * @throws ProblemException when the body is announced as too large, or when something that looks
   *     like a card number stands in the path, the query or a header
   */
  static void require(HttpServerRequest request) {
    requireSize(request.getHeader("content-length"));
    requireOneWayToReadIt(request);
    requireNoCardNumber("path", request.uri());
    for (Map.Entry<String, String> header : request.headers()) {
      requireNoCardNumber("header", header.getKey());
      requireNoCardNumber("header " + header.getKey(), header.getValue());
    }
  }

  /** What two parsers could read in two ways (RFC 9112 sections 3.2 and 6.1) is not read at all. */
  private static void requireOneWayToReadIt(HttpServerRequest request) {
    List<String> codings = request.headers().getAll("transfer-encoding");
    boolean plainChunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    if (!codings.isEmpty() && !plainChunked) {
      throw ambiguous("Transfer-Encoding", "must be chunked, or left out");
    }
    if (request.headers().getAll("host").size() > 1) {
      throw ambiguous("Host", "must be given once");
    }
    String coding = request.getHeader("content-encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          Problem.at(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding", "must be left out"));
    }
  }

  private static ProblemException ambiguous(String header, String detail) {
    return new ProblemException(Problem.at(ErrorCode.MALFORMED_REQUEST, header, detail));
  }

  private static void requireSize(@Nullable String length) {
    if (length != null && (length.length() > 10 || Long.parseLong(length) > MAX_BODY_BYTES)) {
      throw tooLarge();
    }
  }

  static ProblemException tooLarge() {
    return new ProblemException(
        Problem.of(ErrorCode.BODY_TOO_LARGE, "at most " + MAX_BODY_BYTES + " bytes are read"));
  }

  private static void requireNoCardNumber(String where, String text) {
    if (CardNumberScanner.holdsCardNumber(text)
        || (text.indexOf('%') >= 0 && CardNumberScanner.holdsCardNumber(decoded(text)))) {
      throw new ProblemException(
          Problem.at(
              ErrorCode.MISPLACED_CARD_NUMBER,
              where,
              "a card number may stand in payment_method.card.number or card.number alone"));
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
