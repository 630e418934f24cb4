package io.sallyport.tck;

import io.sallyport.spi.Step;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.tck.HostileAnswer.Meaning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is made of answers that can not be trusted. */
final class AnswerChecks {
  private AnswerChecks() {}

  static void hostileAnswersAreSurvived(Subject subject) {
    List<Exchange> exchanges = new ArrayList<>(subject.operations());
    exchanges.addAll(subject.recoveries());
    Subject.each(
        exchanges,
        exchange -> {
          for (Step.Send send : exchange.sends()) {
            for (HostileAnswer hostile : HostileAnswers.insteadOf(exchange.success(send))) {
              requireSurvived(exchange, send, hostile);
            }
          }
        });
  }

  private static void requireSurvived(Exchange exchange, Step.Send send, HostileAnswer hostile) {
    Step step;
    try {
      step = exchange.after(send, hostile.response());
    } catch (RuntimeException thrown) {
      throw (AssertionError)
          exchange
              .failure(
                  "the answer "
                      + hostile.name()
                      + " made proceed throw: read answers with what gives Optional, and answer"
                      + " with Outcome.unknown where something is missing")
              .initCause(thrown);
    }
    Set<Verdict> allowed = allowed(exchange, hostile.meaning());
    Verdict verdict =
        exchange.isRecovery() && hostile.meaning() == Meaning.BARE_REFUSAL
            ? Verdict.ofRefusedRecovery(step)
            : Verdict.of(step);
    if (!allowed.contains(verdict)) {
      throw exchange.failure(
          "the answer " + hostile.name() + " became " + verdict + "; it may only be " + allowed);
    }
    requireAmount(exchange, step, hostile);
  }

  private static Set<Verdict> allowed(Exchange exchange, Meaning meaning) {
    Set<Verdict> allowed = EnumSet.of(Verdict.UNDECIDED);
    boolean recovery = exchange.isRecovery();
    if (meaning == Meaning.BARE_SUCCESS && !recovery && exchange.expectedAmount().isEmpty()) {
      allowed.add(Verdict.PROCESSED);
    }
    if (meaning == Meaning.BARE_NOT_FOUND && recovery) {
      allowed.add(Verdict.NOT_FOUND);
    }
    if ((meaning == Meaning.BARE_REFUSAL || meaning == Meaning.BARE_NOT_FOUND) && !recovery) {
      allowed.add(Verdict.REJECTED);
    }
    if (meaning == Meaning.NEARLY_RIGHT) {
      allowed.add(Verdict.REJECTED);
      allowed.add(Verdict.PROCESSED);
      if (recovery) {
        allowed.add(Verdict.NOT_FOUND);
      }
    }
    return allowed;
  }

  private static void requireAmount(Exchange exchange, Step step, HostileAnswer hostile) {
    if (exchange.expectedAmount().isPresent()
        && SuccessChecks.processed(step).isPresent()
        && SuccessChecks.processed(step).flatMap(Processed::amount).isEmpty()) {
      throw exchange.failure(
          "the answer " + hostile.name() + " became PROCESSED without an amount: that is unknown");
    }
  }
}
