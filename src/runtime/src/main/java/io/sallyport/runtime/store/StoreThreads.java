package io.sallyport.runtime.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The store's folder and the threads that work on it, from opening to closing. */
final class StoreThreads implements AutoCloseable {
  private final StoreFolder folder;
  private final JobQueue changes;
  private final JobQueue reads;
  private final Writer writer;
  private final Thread writerThread;
  private final List<Thread> readerThreads = new ArrayList<>();

  private StoreThreads(
      StoreFolder folder, StoreLimits limits, Connections connections, StoreConnection writing) {
    this.folder = folder;
    this.changes = new JobQueue(limits.queuedChanges());
    this.reads = new JobQueue(limits.queuedReads());
    this.writer = new Writer(changes, limits, connections, writing);
    this.writerThread = thread(writer, "store-writer");
    for (int i = 1; i <= limits.readers(); i++) {
      readerThreads.add(thread(new Reader(reads, connections), "store-reader-" + i));
    }
  }

  /**
   * Takes the folder, brings the schema up to date and starts the threads.
   *
   * @throws StoreOpenException when any of that does not work
   */
  static StoreThreads start(Path path, StoreLimits limits) {
    StoreFolder folder = StoreFolder.open(path);
    try {
      Connections connections = new Connections(folder, limits.lockPatience());
      StoreConnection writing = upToDate(connections, folder);
      StoreThreads threads = new StoreThreads(folder, limits, connections, writing);
      threads.writerThread.start();
      threads.readerThreads.forEach(Thread::start);
      return threads;
    } catch (SQLException failed) {
      folder.close();
      throw new StoreOpenException("the store in " + folder + " can not be opened", failed);
    } catch (StoreOpenException refused) {
      folder.close();
      throw refused;
    }
  }

  <R> CompletionStage<R> change(Job<R> job) {
    changes.add(job);
    return job.stage();
  }

  <R> CompletionStage<R> read(Job<R> job) {
    reads.add(job);
    return job.stage();
  }

  long commits() {
    return writer.commits();
  }

  /** Readers first: the writer empties the log at its end, and none may be in the way. */
  @Override
  public void close() {
    reads.close();
    readerThreads.forEach(StoreThreads::awaitEnd);
    changes.close();
    awaitEnd(writerThread);
    folder.close();
  }

  private static StoreConnection upToDate(Connections connections, StoreFolder folder)
      throws SQLException {
    StoreConnection connection = connections.writing();
    try {
      Schema.bringUpToDate(connection, folder);
      return connection;
    } catch (SQLException | RuntimeException failed) {
      Connections.closeAfter(failed, connection);
      throw failed;
    }
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
