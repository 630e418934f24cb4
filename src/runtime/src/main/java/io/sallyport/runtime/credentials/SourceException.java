package io.sallyport.runtime.credentials;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** A source could not give a value. Names place and reason, never a value. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Optional<Duration> retryAfter;

  /** Why. */
  public enum Reason {
    /** Nobody answers, or is too busy, sealed or broken: it may pass by itself. */
    UNAVAILABLE,
    /** We are not let in, or not allowed this. */
    DENIED,
    /** There is no such value. */
    NOT_FOUND,
    /** There is a value, and it can't be used: wrong form, expired, key and certificate differ. */
    UNUSABLE
  }

  /** Without a time to come back. */
  public SourceException(Reason reason, String message) {
    this(reason, message, Optional.empty());
  }

  /**
   * A failure.
   *
   * @param message what was wrong and what is allowed, on one line
   * @param retryAfter when the source wants to be asked again
   */
  public SourceException(Reason reason, String message, Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.reason = requireNonNull(reason, "reason");
    this.retryAfter = requireNonNull(retryAfter, "retryAfter");
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** When the source wants to be asked again. */
  public Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
