package io.sallyport.sandbox.ledger;

import io.sallyport.sandbox.file.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's file: one line an entry, appended and forced to disk by a thread of its own. Lines
 * that wait at the same time share one force. The file is locked, so that two processes never write
 * the same ledger. After the first failed write nothing more is accepted, because what the disk
 * holds is no longer known.
 */
final class LedgerFile implements AutoCloseable {
  private static final int LARGEST_BATCH = 1_000;
  private static final int LONGEST_QUEUE = 100_000;
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
  private static final Pending STOP = new Pending("", new CompletableFuture<>());

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;
  private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final Thread writer = new Thread(this::writeUntilStopped, "sandbox-ledger");
  private @Nullable IOException failure;
  private boolean closed;

  private record Pending(String text, CompletableFuture<@Nullable Void> done) {}

  private LedgerFile(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /** Opens and locks the file; a last line without an end was never answered and is cut off. */
  static LedgerFile open(Path file) throws IOException {
    FileLock lock = lock(file);
    try {
      FileChannel channel = OwnerOnly.open(file);
      cutTornTail(channel);
      LedgerFile opened = new LedgerFile(file, channel, lock);
      opened.writer.setDaemon(true);
      opened.writer.start();
      return opened;
    } catch (IOException e) {
      lock.acquiredBy().close();
      throw e;
    }
  }

  void forEachLine(Consumer<String> reader) throws IOException {
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.accept(line);
      }
    }
  }

  /** Completes when the line is on disk, on the writer's thread. */
  CompletionStage<@Nullable Void> append(String line) {
    return enqueue(new Pending(line + "\n", new CompletableFuture<>()));
  }

  /** Completes when everything appended before is on disk. */
  CompletionStage<@Nullable Void> settled() {
    return enqueue(new Pending("", new CompletableFuture<>()));
  }

  /** Writes what waits, then closes. Blocks. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
    }
    if (queue.offer(STOP)) {
      try {
        writer.join(LONGEST_CLOSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    channel.close();
    lock.acquiredBy().close();
  }

  private synchronized CompletionStage<@Nullable Void> enqueue(Pending pending) {
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    if (closed) {
      return CompletableFuture.failedFuture(new IOException("the ledger is closed"));
    }
    return queue.offer(pending)
        ? pending.done()
        : CompletableFuture.failedFuture(new IOException("too many entries wait for the disk"));
  }

  private void writeUntilStopped() {
    List<Pending> batch = new ArrayList<>();
    try {
      while (!batch.contains(STOP)) {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, LARGEST_BATCH - 1);
        writeBatch(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeBatch(List<Pending> batch) {
    try {
      throwEarlierFailure();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (Pending pending : batch) {
        bytes.writeBytes(pending.text().getBytes(StandardCharsets.UTF_8));
      }
      if (bytes.size() > 0) {
        write(ByteBuffer.wrap(bytes.toByteArray()));
        channel.force(false);
      }
      batch.forEach(pending -> pending.done().complete(null));
    } catch (IOException e) {
      fail(e);
      batch.forEach(pending -> pending.done().completeExceptionally(e));
    }
  }

  private synchronized void throwEarlierFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private synchronized void fail(IOException e) {
    failure = e;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * A file of its own is locked: POSIX gives up a process's lock on a file as soon as any reader in
   * that process closes it.
   */
  private static FileLock lock(Path file) throws IOException {
    FileChannel channel = OwnerOnly.open(file.resolveSibling(file.getFileName() + ".lock"));
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("another gateway in this process uses " + file, e);
    }
    channel.close();
    throw new IOException("another gateway uses " + file);
  }

  private static void cutTornTail(FileChannel channel) throws IOException {
    long end = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    while (end > 0) {
      last.clear();
      channel.read(last, end - 1);
      if (last.get(0) == '\n') {
        break;
      }
      end--;
    }
    channel.truncate(end);
    channel.position(end);
  }
}
