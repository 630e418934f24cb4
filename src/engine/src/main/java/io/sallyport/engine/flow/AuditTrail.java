package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.AuditLog;
import io.sallyport.engine.port.AuditRecord;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records who asked for what, and how it ended. Without the first record nothing is sent. */
final class AuditTrail {
  private final AuditLog log;
  private final Alerts alerts;
  private final Clock clock;

  AuditTrail(AuditLog log, Alerts alerts, Clock clock) {
    this.log = log;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Fails with a refusal when the request can not be recorded. */
  CompletionStage<Void> requested(Caller caller, String what, String object) {
    return log.record(
            new AuditRecord(
                clock.instant(),
                caller.client(),
                what,
                object,
                caller.origin(),
                "requested",
                Optional.empty()))
        .handle(
            (recorded, failure) ->
                failure == null
                    ? CompletableFuture.<Void>completedFuture(null)
                    : AuditTrail.<Void>refused())
        .thenCompose(Function.identity());
  }

  void settled(Caller caller, String what, Payment payment) {
    record(
        caller,
        what,
        payment.id(),
        payment.status().name(),
        payment.state().error().map(error -> error.code().code()));
  }

  void settled(Caller caller, String what, FollowUp followUp) {
    record(
        caller,
        what,
        followUp.id(),
        followUp.status().name(),
        followUp.error().map(error -> error.code().code()));
  }

  private void record(
      Caller caller, String what, String object, String result, Optional<String> reason) {
    log.record(
            new AuditRecord(
                clock.instant(), caller.client(), what, object, caller.origin(), result, reason))
        .whenComplete((recorded, failure) -> alertIfFailed(object, failure));
  }

  /** What was sent can not be unsent: the outcome stands, and a person has to look. */
  private void alertIfFailed(String object, @Nullable Throwable failure) {
    if (failure != null) {
      alerts.raise(
          new Alert(
              Alert.Kind.AUDIT_UNAVAILABLE,
              object,
              "how it ended could not be recorded for audit; find out why before taking payments"));
    }
  }

  private static <T> CompletionStage<T> refused() {
    return failedFuture(
        new ProblemException(
            Problem.of(ErrorCode.UNAVAILABLE, "the request could not be recorded for audit")));
  }
}
