package io.sallyport.runtime.vault.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A server in a process of its own, which ends with this one at the latest. What it prints is read
 * and, but for the last lines, forgotten.
 */
final class LocalProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);
  private static final int KEPT_LINES = 20;

  private final Process process;
  private final Thread end;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private LocalProcess(Process process, String readyText) {
    this.process = process;
    this.end = new Thread(this::kill, "end of a test server");
    Runtime.getRuntime().addShutdownHook(end);
    Thread reader = new Thread(() -> read(readyText), "output of a test server");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it and waits until it prints that it is ready.
   *
   * @throws IllegalStateException with its last lines, when it ends instead
   */
  static LocalProcess start(List<String> command, Path folder, String readyText) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(VAULT|BAO|PG)[A-Z_]*"));
    LocalProcess started;
    try {
      started = new LocalProcess(builder.start(), readyText);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      started.ready.get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
      return started;
    } catch (ExecutionException | TimeoutException e) {
      started.close();
      throw new IllegalStateException(command.get(0) + " did not start", e);
    } catch (InterruptedException e) {
      started.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it at once and waits until it is gone. */
  @Override
  public void close() {
    kill();
    try {
      if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its children too: a program that changes the user may stand between. */
  private void kill() {
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }

  private void read(String readyText) {
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.contains(readyText)) {
          ready.complete(null);
        }
        last.addLast(line);
        if (last.size() > KEPT_LINES) {
          last.removeFirst();
        }
      }
    } catch (IOException closed) {
      last.addLast(String.valueOf(closed.getMessage()));
    }
    ready.completeExceptionally(new IllegalStateException(String.join("\n", last)));
  }
}
