package io.sallyport.engine;

import io.sallyport.engine.port.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock and a timer that move when a test says so. */
public final class ManualTime extends Clock implements Timer {
  private final List<Task> tasks = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  private record Task(Instant due, Runnable task) {}

  @Override
  public void schedule(Duration delay, Runnable task) {
    tasks.add(new Task(now.plus(delay), task));
  }

  /** Moves on, running what becomes due in its order. */
  public void advance(Duration duration) {
    Instant end = now.plus(duration);
    for (Optional<Task> due = next(end); due.isPresent(); due = next(end)) {
      tasks.remove(due.get());
      now = due.get().due().isAfter(now) ? due.get().due() : now;
      due.get().task().run();
    }
    now = end;
  }

  private Optional<Task> next(Instant end) {
    return tasks.stream()
        .filter(task -> !task.due().isAfter(end))
        .min(Comparator.comparing(Task::due));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
