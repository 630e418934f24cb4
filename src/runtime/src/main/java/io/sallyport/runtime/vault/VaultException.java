package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A request that Vault did not do. Names operation, path and status, never a value and nothing that
 * Vault wrote: it may repeat what it was sent.
 */
final class VaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable VaultOperation operation;
  private final int status;
  private final Detail detail;
  private final transient Optional<Duration> retryAfter;

  /** What Vault says beside the status, where that makes a difference. */
  enum Detail {
    NONE,
    /** The token has ended or was revoked; where it is missing, it may be so all the same. */
    TOKEN_ENDED,
    /** The lease has ended, or never was. */
    LEASE_UNKNOWN,
    /** The lease can not be prolonged. */
    LEASE_NOT_RENEWABLE
  }

  private VaultException(
      @Nullable VaultOperation operation,
      Reason reason,
      String message,
      int status,
      Detail detail,
      Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.operation = operation;
    this.reason = reason;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /** Vault answered with that status. */
  static VaultException answered(
      VaultRequest<?> request,
      Reason reason,
      int status,
      String meaning,
      Detail detail,
      Optional<Duration> retryAfter) {
    String message = about(request) + "status " + status + ", " + meaning;
    return new VaultException(
        VaultOperation.of(request), reason, message, status, detail, retryAfter);
  }

  /** There was no answer of Vault's. */
  static VaultException unanswered(VaultRequest<?> request, VaultFailure failure, String why) {
    String message = about(request) + failure.text() + (why.isEmpty() ? "" : " (" + why + ")");
    return new VaultException(
        VaultOperation.of(request), Reason.UNAVAILABLE, message, 0, Detail.NONE, Optional.empty());
  }

  /** We had no use of Vault any more. */
  static VaultException closed() {
    return new VaultException(
        null, Reason.UNAVAILABLE, "Vault is not asked any more", 0, Detail.NONE, Optional.empty());
  }

  /** Not even tried, for what happened the last time. */
  static VaultException notYet(SourceException last, Duration wait) {
    return new VaultException(
        null, last.reason(), String.valueOf(last.getMessage()), 0, Detail.NONE, Optional.of(wait));
  }

  /** What went wrong, as sources say it. */
  static SourceException asSource(Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof SourceException known) {
      return known;
    }
    if (cause instanceof VaultException known) {
      return new SourceException(
          known.reason, String.valueOf(known.getMessage()), known.retryAfter());
    }
    return new SourceException(
        Reason.UNAVAILABLE, "Vault could not be asked: " + cause.getClass().getSimpleName());
  }

  /** The failure without what futures wrap around it. */
  static Throwable unwrapped(Throwable failure) {
    Throwable at = failure;
    for (Throwable cause = at.getCause();
        at instanceof CompletionException && cause != null;
        cause = at.getCause()) {
      at = cause;
    }
    return at;
  }

  /** Whether a failure is that there was no answer of Vault's. */
  static boolean isUnanswered(Throwable failure) {
    return hasStatus(failure, 0);
  }

  /** Whether a failure is an answer with that status. */
  static boolean hasStatus(Throwable failure, int status) {
    return unwrapped(failure) instanceof VaultException known && known.status == status;
  }

  /** Whether a failure is of that operation. */
  static boolean isAbout(Throwable failure, VaultOperation operation) {
    return unwrapped(failure) instanceof VaultException known && known.operation == operation;
  }

  /** Whether a failure is an answer that says this. */
  static boolean says(Throwable failure, Detail detail) {
    return unwrapped(failure) instanceof VaultException known && known.detail == detail;
  }

  Reason reason() {
    return reason;
  }

  Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }

  private static String about(VaultRequest<?> request) {
    return "Vault, " + VaultOperation.of(request).text() + " " + request.getPath() + ": ";
  }
}
