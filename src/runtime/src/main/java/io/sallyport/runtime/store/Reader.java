package io.sallyport.runtime.store;

import io.sallyport.engine.store.StoreUnavailableException;
import java.sql.SQLException;

/** One of the threads that read, each on a connection of its own that can not change anything. */
final class Reader implements Runnable {
  private final JobQueue queue;
  private final Session session;

  Reader(JobQueue queue, Connections connections) {
    this.queue = queue;
    this.session = new Session(connections::reading);
  }

  @Override
  public void run() {
    while (!queue.isDrained()) {
      takeOne();
    }
    session.discard();
  }

  private void takeOne() {
    try {
      for (Job<?> job : queue.take(1, JobQueue.FOR_EVER)) {
        read(job);
        job.finish();
      }
    } catch (InterruptedException stop) {
      queue.close();
    }
  }

  /** Whatever happens in here, the job knows its outcome afterwards. */
  private void read(Job<?> job) {
    try {
      StoreConnection connection = session.connection();
      connection.change("BEGIN");
      job.run(session.tables());
      connection.change("COMMIT");
    } catch (SQLException | RuntimeException | Error failure) {
      session.discard();
      job.fail(new StoreUnavailableException("the store can not be read", failure));
    }
  }
}
