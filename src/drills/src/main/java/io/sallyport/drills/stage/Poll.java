package io.sallyport.drills.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for other processes, with a deadline. The one place that sleeps. Blocks its caller. */
public final class Poll {
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final Duration SLOW_INTERVAL = Duration.ofMillis(250);

  private Poll() {}

  /**
   * Asks until there is an answer.
   *
   * @param what what is waited for, for the message
   * @throws StageException when there is none in time
   */
  public static <T> T until(String what, Duration limit, Supplier<Optional<T>> question) {
    return within(limit, question)
        .orElseThrow(() -> new StageException(timedOut(what, limit), null));
  }

  /**
   * Asks until the answer is yes.
   *
   * @throws StageException when it is not in time
   */
  public static void untilTrue(String what, Duration limit, BooleanSupplier question) {
    if (!isTrueWithin(limit, question)) {
      throw new StageException(timedOut(what, limit), null);
    }
  }

  /** Asks until there is an answer, or returns empty when there is none in time. */
  public static <T> Optional<T> within(Duration limit, Supplier<Optional<T>> question) {
    long deadline = System.nanoTime() + limit.toNanos();
    Optional<T> answer = question.get();
    while (answer.isEmpty() && System.nanoTime() < deadline) {
      pause(INTERVAL);
      answer = question.get();
    }
    return answer;
  }

  /** Asks until the answer is yes; returns false when it is not in time. */
  public static boolean isTrueWithin(Duration limit, BooleanSupplier question) {
    return within(limit, () -> question.getAsBoolean() ? Optional.of(true) : Optional.empty())
        .isPresent();
  }

  /** Waits, without a deadline, for the end of something. */
  public static void whileTrue(BooleanSupplier question) {
    while (question.getAsBoolean()) {
      pause(SLOW_INTERVAL);
    }
  }

  /** Lets time pass, where a drill is about moments. */
  public static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("interrupted while waiting", e);
    }
  }

  private static String timedOut(String what, Duration limit) {
    return what + ": not within " + limit.toSeconds() + " s";
  }
}
