package io.sallyport.engine;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.outcome.Certainty;
import java.time.Duration;
import java.util.Optional;

/**
 * A refusal, as RFC 9457 wants it told. Never holds a value of the request.
 *
 * @param field where it was wrong: a JSON pointer, or a header's name
 * @param detail what is allowed, or what to do
 * @param certainty what is known about the gateway's side
 * @param resource the id of the payment or follow-up that it is about
 * @param retryAfter when to come back
 */
public record Problem(
    ErrorCode code,
    Optional<String> field,
    String detail,
    Certainty certainty,
    Optional<String> resource,
    Optional<Duration> retryAfter) {
  /** All are required, some possibly empty. */
  public Problem {
    requireNonNull(code, "code");
    requireNonNull(field, "field");
    requireNonNull(detail, "detail");
    requireNonNull(certainty, "certainty");
    requireNonNull(resource, "resource");
    requireNonNull(retryAfter, "retryAfter");
  }

  /** A refusal before anything was sent. */
  public static Problem of(ErrorCode code, String detail) {
    return new Problem(
        code, Optional.empty(), detail, Certainty.NOT_SENT, Optional.empty(), Optional.empty());
  }

  /** A refusal before anything was sent, because of one field. */
  public static Problem at(ErrorCode code, String field, String detail) {
    return new Problem(
        code, Optional.of(field), detail, Certainty.NOT_SENT, Optional.empty(), Optional.empty());
  }

  /** The same with the id of what it is about. */
  public Problem about(String resourceId) {
    return new Problem(code, field, detail, certainty, Optional.of(resourceId), retryAfter);
  }

  /** The same with when to come back. */
  public Problem retryAfter(Duration delay) {
    return new Problem(code, field, detail, certainty, resource, Optional.of(delay));
  }

  /** The same with what is known about the gateway's side. */
  public Problem certainty(Certainty known) {
    return new Problem(code, field, detail, known, resource, retryAfter);
  }
}
