package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request's body, when it is of the type and size that is read. */
final class Bodies {
  private static final byte[] EMPTY = new byte[0];

  private Bodies() {}

  static byte[] json(RoutingContext context, byte @Nullable [] body) {
    requireJson(context.request().getHeader("content-type"));
    return sized(body);
  }

  /** A body that may be left out. */
  static byte[] optionalJson(RoutingContext context, byte @Nullable [] body) {
    return body == null || body.length == 0 ? EMPTY : json(context, body);
  }

  private static byte[] sized(byte @Nullable [] body) {
    if (body == null) {
      return EMPTY;
    }
    if (body.length > HeaderBounds.MAX_BODY_BYTES) {
      throw HeaderBounds.tooLarge();
    }
    return body;
  }

  private static void requireJson(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String media = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    String rest = parameters < 0 ? "" : type.substring(parameters + 1).replace(" ", "");
    boolean utf8 =
        rest.isEmpty() || rest.equals("charset=utf-8") || rest.equals("charset=\"utf-8\"");
    if (!media.equals("application/json") || !utf8) {
      throw new ProblemException(
          Problem.at(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Type", "must be application/json, UTF-8"));
    }
  }
}
