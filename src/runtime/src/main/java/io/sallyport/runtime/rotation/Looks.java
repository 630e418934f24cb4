package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Asks sources: each once at a time, and within bounds. */
final class Looks {
  private final Keeper keeper;
  private final Disposal disposal;

  Looks(Keeper keeper, Disposal disposal) {
    this.keeper = keeper;
    this.disposal = disposal;
  }

  /**
   * Asks a role's source.
   *
   * @param then gets the answer in a turn, once, no later than after the limit; what comes later is
   *     discarded
   */
  void ask(Role role, Optional<String> known, Duration limit, Consumer<Answer> then) {
    if (role.isAsking()) {
      then.accept(tooSlow());
      return;
    }
    role.setAsking(true);
    Question question = new Question(role, then);
    keeper.later(limit, () -> question.end(tooSlow()));
    fetch(role, known)
        .thenApply(fetched -> Answer.of(fetched))
        .exceptionally(failure -> Answer.of(Failures.of(failure)))
        .thenAccept(answer -> keeper.turn(() -> answered(question, answer)));
  }

  private static void answered(Question question, Answer answer) {
    question.role.setAsking(false);
    question.end(answer);
  }

  private static CompletionStage<Optional<Fetched>> fetch(Role role, Optional<String> known) {
    try {
      return role.source().fetch(known);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Answer tooSlow() {
    return Answer.of(new SourceException(Reason.UNAVAILABLE, "the source takes too long"));
  }

  /** Takes the first answer only. */
  private final class Question {
    private final Role role;
    private final Consumer<Answer> then;
    private boolean ended;

    private Question(Role role, Consumer<Answer> then) {
      this.role = role;
      this.then = then;
    }

    private void end(Answer answer) {
      if (ended) {
        answer.fetched().ifPresent(late -> disposal.discard(role, late.value(), late.lease()));
      } else {
        ended = true;
        then.accept(answer);
      }
    }
  }
}
