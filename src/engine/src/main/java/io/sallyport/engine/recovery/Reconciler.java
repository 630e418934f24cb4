package io.sallyport.engine.recovery;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.Timer;
import io.sallyport.engine.settle.Judge;
import io.sallyport.engine.settle.Settler;
import io.sallyport.engine.store.PaymentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Keeps asking until each operation in doubt is known, or its deadline passes and a person has to
 * settle it. At most {@value #MAX_AT_ONCE} are asked for at the same time, so that a restart after
 * a crash does not hammer a gateway.
 *
 * <p>Safe for use by several threads.
 */
public final class Reconciler {
  static final int MAX_AT_ONCE = 16;

  /** As many operations in doubt as one start takes over. */
  private static final int MAX_OPEN_ATTEMPTS = 100_000;

  private static final Duration STORE_DELAY = Duration.ofSeconds(5);

  private final PaymentStore store;
  private final Settler settler;
  private final Inquiry inquiry;
  private final Timer timer;
  private final Alerts alerts;
  private final Clock clock;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, CompletableFuture<Optional<Instant>>> asking =
      new ConcurrentHashMap<>();
  private int running;
  private volatile Consumer<PaymentRecord> settledListener = settled -> {};

  /** A reconciler; {@link #start()} begins its work. */
  public Reconciler(
      PaymentStore store,
      Settler settler,
      Inquiry inquiry,
      Timer timer,
      Alerts alerts,
      Clock clock) {
    this.store = store;
    this.settler = settler;
    this.inquiry = inquiry;
    this.timer = timer;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Takes over what an earlier process left open: marks it as in doubt, so that the API tells the
   * truth from the first call on, and begins to ask. Completes with how many there were, when all
   * are marked.
   */
  public CompletionStage<Integer> start() {
    return store.openAttempts(MAX_OPEN_ATTEMPTS).thenCompose(this::takeOver);
  }

  /** Asks for an attempt when its time comes. */
  public void watch(Attempt attempt) {
    Instant due = attempt.recoverAt().orElse(clock.instant());
    watch(attempt.id(), Duration.between(clock.instant(), due));
  }

  /**
   * Asks, a little later, for an attempt whose outcome could not be stored, if it is stored at all.
   */
  public void watchUnsettled(String attemptId) {
    watch(attemptId, STORE_DELAY);
  }

  /** Called with each payment that a recovery has settled; set once, before {@link #start()}. */
  public void whenSettled(Consumer<PaymentRecord> listener) {
    settledListener = listener;
  }

  /**
   * Asks for an attempt now, for a client that wants to know. Completes when the gateway has
   * answered or not, whatever it said; the attempt is asked for again at its time if need be.
   */
  public CompletionStage<Void> askNow(String attemptId) {
    return ask(attemptId).handle((next, failure) -> null);
  }

  private CompletionStage<Integer> takeOver(List<Attempt> open) {
    CompletionStage<Void> marked = completedFuture(null);
    for (Attempt attempt : open) {
      marked = marked.thenCompose(before -> mark(attempt));
    }
    return marked.thenApply(
        done -> {
          open.forEach(attempt -> watch(attempt.id(), Duration.ZERO));
          return open.size();
        });
  }

  private CompletionStage<Void> mark(Attempt attempt) {
    if (attempt.certainty().isPresent()) {
      return completedFuture(null);
    }
    return store
        .paymentOfAttempt(attempt.id())
        .thenCompose(found -> settler.settle(found.orElseThrow(), attempt, Judge.interrupted()))
        .thenAccept(settled -> {});
  }

  private void watch(String attemptId, Duration delay) {
    synchronized (this) {
      if (!known.add(attemptId)) {
        return;
      }
    }
    schedule(attemptId, delay);
  }

  private void schedule(String attemptId, Duration delay) {
    timer.schedule(
        delay.isNegative() ? Duration.ZERO : delay,
        () -> {
          synchronized (this) {
            waiting.add(attemptId);
          }
          runWaiting();
        });
  }

  private void runWaiting() {
    for (Optional<String> next = take(); next.isPresent(); next = take()) {
      String attemptId = next.get();
      ask(attemptId)
          .whenComplete(
              (again, failure) -> {
                if (failure == null) {
                  finished(attemptId, again);
                } else {
                  failed(attemptId);
                }
                runWaiting();
              });
    }
  }

  private synchronized Optional<String> take() {
    if (running >= MAX_AT_ONCE || waiting.isEmpty()) {
      return Optional.empty();
    }
    running++;
    return Optional.of(waiting.remove());
  }

  private void finished(String attemptId, Optional<Instant> again) {
    synchronized (this) {
      running--;
      if (again.isEmpty()) {
        known.remove(attemptId);
      }
    }
    again.ifPresent(next -> schedule(attemptId, Duration.between(clock.instant(), next)));
  }

  private void failed(String attemptId) {
    synchronized (this) {
      running--;
    }
    alerts.raise(
        new Alert(
            Alert.Kind.STORE_UNAVAILABLE,
            attemptId,
            "what became of the attempt could not be stored; it is tried again"));
    schedule(attemptId, STORE_DELAY);
  }

  /** Asks, or waits for the answer that is being asked for already. */
  private CompletionStage<Optional<Instant>> ask(String attemptId) {
    CompletableFuture<Optional<Instant>> answer = new CompletableFuture<>();
    CompletableFuture<Optional<Instant>> earlier = asking.putIfAbsent(attemptId, answer);
    if (earlier != null) {
      return earlier;
    }
    return askOnce(attemptId)
        .whenComplete(
            (again, failure) -> {
              asking.remove(attemptId);
              if (failure == null) {
                answer.complete(again);
              } else {
                answer.completeExceptionally(failure);
              }
            });
  }

  /** Asks once; completes with when to ask again, or empty when the attempt is settled. */
  private CompletionStage<Optional<Instant>> askOnce(String attemptId) {
    return store
        .paymentOfAttempt(attemptId)
        .thenCompose(
            found -> {
              Optional<Attempt> open =
                  found.stream()
                      .flatMap(record -> record.attempts().stream())
                      .filter(attempt -> attempt.id().equals(attemptId) && !attempt.closed())
                      .findFirst();
              return open.isEmpty()
                  ? completedFuture(Optional.<Instant>empty())
                  : recover(found.orElseThrow(), open.get());
            });
  }

  private CompletionStage<Optional<Instant>> recover(PaymentRecord record, Attempt attempt) {
    return inquiry
        .recover(record, attempt)
        .thenCompose(
            verdict ->
                verdict.fold(
                    judge ->
                        settler
                            .settle(record, attempt, judge)
                            .thenCompose(settled -> outcome(settled, attempt)),
                    next -> reschedule(attempt, next)));
  }

  /** A judgement may leave the attempt in doubt: the gateway contradicts itself still. */
  private CompletionStage<Optional<Instant>> outcome(PaymentRecord settled, Attempt attempt) {
    Attempt after =
        settled.attempts().stream()
            .filter(stored -> stored.id().equals(attempt.id()))
            .findFirst()
            .orElseThrow();
    if (after.closed()) {
      alertUnresolved(settled, after);
      settledListener.accept(settled);
      return completedFuture(Optional.empty());
    }
    return reschedule(after, inquiry.later(after));
  }

  private CompletionStage<Optional<Instant>> reschedule(Attempt attempt, Instant next) {
    Attempt later = attempt.inDoubt(attempt.error(), attempt.recoveries() + 1, Optional.of(next));
    return store.reschedule(later).thenApply(durable -> Optional.of(next));
  }

  private void alertUnresolved(PaymentRecord settled, Attempt attempt) {
    boolean unresolved =
        attempt.error().filter(error -> error.code() == ErrorCode.UNRESOLVED).isPresent();
    if (unresolved) {
      alerts.raise(
          new Alert(
              Alert.Kind.UNRESOLVED,
              settled.payment().id(),
              "it could not be found out whether the gateway processed "
                  + attempt.operation()
                  + "; settle it by hand"));
    }
  }
}
