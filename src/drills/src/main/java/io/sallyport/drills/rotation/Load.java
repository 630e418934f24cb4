package io.sallyport.drills.rotation;

import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.StageException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Payments on a schedule, each with an id of its own: they are due whether or not earlier ones were
 * answered, and the wait counts from when they were due. Only a bounded number is under way; a
 * payment that has to wait for its turn waits on the clock.
 */
final class Load implements AutoCloseable {
  private static final int MOST_IN_FLIGHT = 100;
  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  private final Api shop;
  private final long intervalNanos;
  private final Semaphore turns = new Semaphore(MOST_IN_FLIGHT);
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "payments");
  private volatile boolean running = true;

  private Load(Api shop, int perSecond) {
    this.shop = shop;
    this.intervalNanos = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
  }

  static Load start(Api shop, int perSecond) {
    Load load = new Load(shop, perSecond);
    load.thread.setDaemon(true);
    load.thread.start();
    return load;
  }

  /**
   * Whether the last payments were answered at once: processes that have just started need some
   * time for that.
   *
   * @param usual how long an answer may take then
   */
  boolean isSteady(int payments, Duration usual) {
    List<Sample> last = List.copyOf(samples);
    return last.size() >= payments
        && last.subList(last.size() - payments, last.size()).stream()
            .allMatch(sample -> sample.latency().compareTo(usual) <= 0);
  }

  /** Sends no more, waits for the last answers and returns all. */
  List<Sample> stop() {
    running = false;
    try {
      thread.join(LONGEST_END.toMillis());
      if (!turns.tryAcquire(MOST_IN_FLIGHT, LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        throw new StageException("payments were not answered in time", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("interrupted while paying", e);
    }
    return List.copyOf(samples);
  }

  /** Sends no more. */
  @Override
  public void close() {
    running = false;
  }

  private void run() {
    long due = System.nanoTime();
    while (running) {
      long early = due - System.nanoTime();
      if (early > 0) {
        Poll.pause(Duration.ofNanos(early));
      }
      turns.acquireUninterruptibly();
      send(due);
      due += intervalNanos;
    }
  }

  private void send(long due) {
    long sent = System.nanoTime();
    var unused =
        shop.postLater("/v1/payments", Api.freshKey(), Orders.payment())
            .whenComplete(
                (answer, failure) -> {
                  samples.add(new Sample(due, sent, System.nanoTime(), trouble(answer, failure)));
                  turns.release();
                });
  }

  private static String trouble(@Nullable Answer answer, @Nullable Throwable failure) {
    if (answer == null) {
      return String.valueOf(failure);
    }
    boolean charged = answer.status() == 201 && answer.field("status").equals("CHARGED");
    return charged ? "" : answer.status() + " " + answer.field("code") + answer.field("status");
  }
}
