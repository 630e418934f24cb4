package io.sallyport.runtime.store;

import io.sallyport.engine.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that changes the database. It takes all changes that wait, runs each within a
 * savepoint of one transaction, and commits once: the cost of making them durable is shared.
 */
final class Writer implements Runnable {
  /** How soon the log is tried again after a reader, or a failure, was in the way. */
  private static final Duration ERASE_AGAIN = Duration.ofMillis(200);

  private final JobQueue queue;
  private final int groupLimit;
  private final Session session;
  private final Log log;
  private final AtomicLong commits = new AtomicLong();
  private boolean erasePending;

  Writer(JobQueue queue, StoreLimits limits, Connections connections, StoreConnection open) {
    this.queue = queue;
    this.groupLimit = limits.groupedChanges();
    this.session = new Session(connections::writing, open);
    this.log = new Log(limits.lockPatience());
  }

  /** How many transactions were committed. */
  long commits() {
    return commits.get();
  }

  @Override
  public void run() {
    while (!queue.isDrained()) {
      List<Job<?>> group = take();
      if (!group.isEmpty()) {
        commit(group);
        group.forEach(Job::finish);
      }
      if (erasePending) {
        eraseLog();
      }
    }
    eraseLog();
    session.discard();
  }

  private List<Job<?>> take() {
    try {
      return queue.take(groupLimit, erasePending ? ERASE_AGAIN : JobQueue.FOR_EVER);
    } catch (InterruptedException stop) {
      queue.close();
      return List.of();
    }
  }

  /** Whatever happens in here, each job knows its outcome afterwards. */
  private void commit(List<Job<?>> group) {
    try {
      StoreConnection connection = session.connection();
      connection.change("BEGIN IMMEDIATE");
      for (Job<?> job : group) {
        runWithinSavepoint(connection, job);
      }
      connection.change("COMMIT");
      commits.incrementAndGet();
      erasePending |= group.stream().anyMatch(Job::isErasing);
    } catch (Throwable failure) {
      session.discard();
      erasePending = true; // On a full disk, the log may hold the room that the next change needs.
      StoreUnavailableException unavailable =
          new StoreUnavailableException("a change may or may not be durable", failure);
      group.forEach(job -> job.fail(unavailable));
    }
  }

  private void runWithinSavepoint(StoreConnection connection, Job<?> job) throws SQLException {
    connection.change("SAVEPOINT job");
    try {
      job.run(session.tables());
    } catch (SQLException failure) {
      if (Failures.breaksConnection(failure)) {
        throw failure;
      }
      connection.change("ROLLBACK TO job");
      job.fail(Failures.ofCommand(failure));
    } catch (RuntimeException refused) {
      connection.change("ROLLBACK TO job");
      job.fail(refused);
    }
    connection.change("RELEASE job");
  }

  private void eraseLog() {
    try {
      erasePending = !log.erase(session.connection());
    } catch (SQLException failure) {
      session.discard();
      erasePending = true;
    }
  }
}
