package io.sallyport.connector.sandbox;

import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.wire.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an answer other than success means. An operation counts as rejected only when the gateway
 * itself says so with a code; a bare status may come from anything in between.
 */
final class Refusals {
  private static final GatewayError IN_FLIGHT = GatewayError.of("in_flight");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final long LONGEST_WAIT_SECONDS = 3600;

  private Refusals() {}

  static Outcome outcome(Operation operation, HttpResponse response) {
    Optional<GatewayError> code = code(response);
    GatewayError error = code.orElseGet(() -> GatewayError.of("answered_" + response.status()));
    return switch (response.status()) {
      case 401, 403 -> Outcome.rejected(RejectionReason.CREDENTIAL, error);
      case 429 -> Outcome.throttled(error, retryAfter(response));
      case 400, 422 -> invalid(code);
      case 404 -> asksAboutACharge(operation) ? invalid(code) : Outcome.unknown(error);
      case 409 -> error.equals(IN_FLIGHT) ? Outcome.unknown(error) : invalid(code);
      default -> Outcome.unknown(error);
    };
  }

  private static Outcome invalid(Optional<GatewayError> code) {
    return code.map(error -> Outcome.rejected(RejectionReason.INVALID, error))
        .orElse(OperationAnswers.MALFORMED);
  }

  /** Only then can something not be found: a new charge has nothing to be found. */
  private static boolean asksAboutACharge(Operation operation) {
    return operation.kind() != OperationKind.AUTHORIZE;
  }

  private static Optional<GatewayError> code(HttpResponse response) {
    return response
        .json()
        .flatMap(body -> body.object("error"))
        .flatMap(error -> error.string("code"))
        .map(GatewayError::of);
  }

  /** Seconds alone (RFC 9110 section 10.2.3 allows a date too; this gateway sends none). */
  private static Optional<Duration> retryAfter(HttpResponse response) {
    return response
        .header("Retry-After")
        .filter(value -> SECONDS.matcher(value).matches())
        .map(Long::parseLong)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS)));
  }
}
