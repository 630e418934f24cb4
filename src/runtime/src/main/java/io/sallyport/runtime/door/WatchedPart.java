package io.sallyport.runtime.door;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.file.WatchedValue;
import io.sallyport.runtime.credentials.file.WatchedValue.Made;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One part of a door: what is in use, and what became of the last looks at its files.
 *
 * <p>The first look that fails says nothing: whoever writes a certificate and then its key leaves
 * them apart for a moment.
 *
 * @param <T> what is in use
 */
final class WatchedPart<T extends PartValue> {
  private static final int LOOKS_UNTIL_TOLD = 2;

  private final DoorPart part;
  private final WatchedValue<T> value;
  private final InstantSource clock;
  private final T first;
  private volatile State state;

  /**
   * Reads the part for the first time. Blocks.
   *
   * @throws SourceException when it can't be used
   */
  WatchedPart(DoorPart part, WatchedValue<T> value, InstantSource clock) {
    this.part = part;
    this.value = value;
    this.clock = clock;
    Made<T> made = value.look(Optional.empty()).orElseThrow();
    this.first = made.value();
    this.state = new State(made.version(), status(made, Optional.empty()), 0);
  }

  /**
   * A moment.
   *
   * @param failures how many looks in a row have failed
   */
  private record State(String fileVersion, PartStatus status, int failures) {}

  /** What was read at first. */
  T first() {
    return first;
  }

  PartStatus status() {
    return state.status();
  }

  /**
   * Looks whether there is something new. Blocks; called by one thread at a time.
   *
   * @param use takes what is new
   */
  void look(String door, Consumer<T> use, DoorListener listener) {
    State last = state;
    Optional<Made<T>> fresh;
    try {
      fresh = value.look(Optional.of(last.fileVersion()));
    } catch (SourceException refused) {
      refuse(last, door, String.valueOf(refused.getMessage()), listener);
      return;
    }
    if (fresh.isEmpty()) {
      state = new State(last.fileVersion(), last.status().recovered(), 0);
      return;
    }
    use.accept(fresh.get().value());
    PartStatus status = status(fresh.get(), last.status().lastFailure());
    state = new State(fresh.get().version(), status, 0);
    listener.reloaded(door, part, status.version());
  }

  private void refuse(State last, String door, String message, DoorListener listener) {
    int failures = Math.min(last.failures() + 1, LOOKS_UNTIL_TOLD);
    if (failures < LOOKS_UNTIL_TOLD || last.status().isFailingWith(message)) {
      state = new State(last.fileVersion(), last.status(), failures);
      return;
    }
    PartStatus.Failure failure = new PartStatus.Failure(clock.instant(), message);
    state = new State(last.fileVersion(), last.status().failing(failure), failures);
    listener.refused(door, part, message);
  }

  private PartStatus status(Made<T> made, Optional<PartStatus.Failure> lastFailure) {
    T present = made.value();
    return new PartStatus(
        present.version(made.version()),
        present.issuedAt(made.modified()),
        present.expiresAt(),
        clock.instant(),
        lastFailure,
        false);
  }
}
