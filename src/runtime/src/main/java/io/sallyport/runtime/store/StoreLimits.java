package io.sallyport.runtime.store;

import java.time.Duration;

/**
 * The store's bounds.
 *
 * @param queuedChanges how many changes may wait; one more fails
 * @param groupedChanges how many changes share a commit: more would make the first wait too long
 * @param queuedReads how many reads may wait; one more fails
 * @param readers how many reads run at a time
 * @param lockPatience how long SQLite waits for a lock of another connection
 */
record StoreLimits(
    int queuedChanges, int groupedChanges, int queuedReads, int readers, Duration lockPatience) {
  static final StoreLimits DEFAULT = new StoreLimits(4096, 512, 4096, 2, Duration.ofSeconds(2));
}
