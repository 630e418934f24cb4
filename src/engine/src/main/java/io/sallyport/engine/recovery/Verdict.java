package io.sallyport.engine.recovery;

import io.sallyport.engine.settle.Judge;
import java.time.Instant;
import java.util.function.Function;

/** What one try to find out has told. */
sealed interface Verdict {
  /** One branch per verdict. */
  <R> R fold(Function<Judge, R> known, Function<Instant, R> askAgain);

  /** It is known. */
  record Known(Judge judge) implements Verdict {
    @Override
    public <R> R fold(Function<Judge, R> known, Function<Instant, R> askAgain) {
      return known.apply(judge);
    }
  }

  /** Ask again, not before this time. */
  record AskAgain(Instant notBefore) implements Verdict {
    @Override
    public <R> R fold(Function<Judge, R> known, Function<Instant, R> askAgain) {
      return askAgain.apply(notBefore);
    }
  }
}
