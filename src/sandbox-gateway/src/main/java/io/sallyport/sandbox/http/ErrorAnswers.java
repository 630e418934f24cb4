package io.sallyport.sandbox.http;

import io.sallyport.sandbox.ledger.RefusedException;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.Map;

/** Errors as answers; none repeats an input value. */
final class ErrorAnswers {
  private static final Logger LOGGER = System.getLogger("io.sallyport.sandbox");

  private ErrorAnswers() {}

  static Answer of(Throwable failure) {
    if (failure instanceof AnswerException ready) {
      return ready.answer();
    }
    if (failure instanceof RefusedException refused) {
      return refused(refused);
    }
    if (failure instanceof IOException) {
      return Answer.error(503, "ledger_unavailable");
    }
    // Only the place: a message may repeat what the client sent.
    StackTraceElement[] trace = failure.getStackTrace();
    LOGGER.log(
        Logger.Level.ERROR,
        "unexpected {0} at {1}",
        failure.getClass().getName(),
        trace.length == 0 ? "an unknown place" : trace[0]);
    return internal();
  }

  static Answer internal() {
    return Answer.error(500, "internal");
  }

  static Answer invalidApiKey() {
    return Answer.error(401, "invalid_api_key", Map.of("WWW-Authenticate", "Bearer"));
  }

  static Answer throttled() {
    return Answer.error(429, "throttled", Map.of("Retry-After", "1"));
  }

  static Answer tooLarge() {
    return Answer.error(413, "too_large", Map.of("Connection", "close"));
  }

  static Answer notFound() {
    return Answer.error(404, "not_found");
  }

  static Answer methodNotAllowed(HttpMethod allowed) {
    return Answer.error(405, "method_not_allowed", Map.of("Allow", allowed.name()));
  }

  private static Answer refused(RefusedException refused) {
    Answer answer = Answer.error(status(refused), refused.refusal().code());
    if (refused.field() != null) {
      answer.body().getJsonObject("error").put("field", refused.field());
    }
    return answer;
  }

  private static int status(RefusedException refused) {
    return switch (refused.refusal()) {
      case MALFORMED -> 400;
      case NOT_FOUND -> 404;
      case INVALID, IDEMPOTENCY_KEY_REUSED -> 422;
      case NOT_CAPTURABLE, NOT_VOIDABLE, NOT_REFUNDABLE, AMOUNT_TOO_LARGE, IN_FLIGHT -> 409;
    };
  }
}
