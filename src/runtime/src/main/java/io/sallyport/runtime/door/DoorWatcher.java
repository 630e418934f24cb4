package io.sallyport.runtime.door;

import io.sallyport.engine.port.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Looks at the doors' files again and again, one look after the other. */
public final class DoorWatcher implements AutoCloseable {
  private final List<Door> doors;
  private final DoorListener listener;
  private final Timer timer;
  private final Executor executor;
  private final Duration lookEvery;
  private volatile boolean closed;

  /**
   * A watcher, which looks for the first time after {@code lookEvery} from {@link #start()}.
   *
   * @param executor reads the files; its tasks block
   */
  public DoorWatcher(
      List<Door> doors, DoorListener listener, Timer timer, Executor executor, Duration lookEvery) {
    this.doors = List.copyOf(doors);
    this.listener = listener;
    this.timer = timer;
    this.executor = executor;
    this.lookEvery = lookEvery;
  }

  /** Begins. Called once. */
  public void start() {
    timer.schedule(lookEvery, this::tick);
  }

  /** Ends: a look that is going on is the last. */
  @Override
  public void close() {
    closed = true;
  }

  private void tick() {
    if (closed) {
      return;
    }
    try {
      executor.execute(this::look);
    } catch (RejectedExecutionException busy) {
      start();
    }
  }

  private void look() {
    try {
      doors.forEach(door -> door.look(listener));
    } finally {
      start();
    }
  }
}
