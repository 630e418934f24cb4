package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.flow.Caller;
import io.sallyport.engine.idempotency.KeyScope;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** The Idempotency-Key header (IETF httpapi draft), required on every call that moves money. */
final class IdempotencyKeys {
  private static final String HEADER = "Idempotency-Key";
  private static final int MAX_LENGTH = 255;

  private IdempotencyKeys() {}

  static KeyScope require(Caller caller, HttpServerRequest request, String route) {
    List<String> keys = request.headers().getAll(HEADER);
    if (keys.isEmpty()) {
      throw refused(
          ErrorCode.MISSING_IDEMPOTENCY_KEY,
          "send a new key with each new request, and the same key with its repeats");
    }
    String key = keys.get(0);
    if (keys.size() > 1 || key.isEmpty() || key.length() > MAX_LENGTH || !isVisible(key)) {
      throw refused(
          ErrorCode.INVALID_IDEMPOTENCY_KEY, "must be one header of 1 to 255 visible characters");
    }
    return new KeyScope(caller.client(), route, key);
  }

  private static boolean isVisible(String key) {
    return key.chars().allMatch(character -> character > ' ' && character < 127);
  }

  private static ProblemException refused(ErrorCode code, String detail) {
    return new ProblemException(Problem.at(code, HEADER, detail));
  }
}
