package io.sallyport.tck;

import io.sallyport.spi.Step;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What is made of a request without an answer. */
final class FailureChecks {
  private FailureChecks() {}

  static void maybeProcessedIsNeverCertain(Subject subject) {
    Subject.each(
        subject.operations(),
        exchange -> {
          for (Step.Send send : exchange.sends()) {
            for (WireFailure failure : failures(WireFailure::maybeProcessed)) {
              Verdict verdict = verdict(exchange, send, failure);
              if (verdict != Verdict.UNDECIDED) {
                throw exchange.failure(
                    failure
                        + " may have been processed, but became "
                        + verdict
                        + ": answer with Outcome.unknown (WireFailure.outcome() does)");
              }
            }
          }
        });
  }

  static void notSentIsSaidSo(Subject subject) {
    Subject.each(
        subject.operations(),
        exchange -> {
          Step.Send send = exchange.firstSend();
          for (WireFailure failure : failures(kind -> !kind.maybeProcessed())) {
            Verdict verdict = verdict(exchange, send, failure);
            if (verdict != Verdict.NOT_SENT) {
              throw exchange.failure(
                  failure
                      + " of the first request proves that nothing was processed, but became "
                      + verdict
                      + ": answer with Outcome.notSent (WireFailure.outcome() does)");
            }
          }
        });
  }

  static void failedRecoveryTellsNothing(Subject subject) {
    Subject.each(
        subject.recoveries(),
        exchange -> {
          for (Step.Send send : exchange.sends()) {
            for (WireFailure failure : WireFailure.values()) {
              Verdict verdict = verdict(exchange, send, failure);
              if (verdict != Verdict.UNDECIDED) {
                throw exchange.failure(
                    failure
                        + " of the recovery's request became "
                        + verdict
                        + ", but says nothing about the operation in doubt: answer with"
                        + " Outcome.unknown(failure.error())");
              }
            }
          }
        });
  }

  private static Verdict verdict(Exchange exchange, Step.Send send, WireFailure failure) {
    return Verdict.of(exchange.after(send, new WireResult.Failed(failure)));
  }

  private static List<WireFailure> failures(Predicate<WireFailure> which) {
    return Arrays.stream(WireFailure.values()).filter(which).toList();
  }
}
