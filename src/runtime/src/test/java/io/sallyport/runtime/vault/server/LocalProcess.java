package io.sallyport.runtime.vault.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server in a process of its own, which ends with this one at the latest, even when that is
 * killed: a shell between them then reads the end of its input. What the server prints is read and,
 * but for the last lines, forgotten.
 */
final class LocalProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);
  private static final int KEPT_LINES = 20;

  /** What runs in the background has no input of its own, therefore the third descriptor. */
  private static final String GUARD =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      { read -r line <&3; kill -9 $server; } 2>/dev/null &
      guard=$!
      wait $server
      kill -9 $guard 2>/dev/null
      """;

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
    List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
    guarded.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(guarded).directory(folder.toFile()).redirectErrorStream(true);
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

  /** Ends it at once and waits until it is gone, and its port free. */
  @Override
  public void close() {
    kill();
    try {
      // The end of its input, for a shell that had not yet started the server.
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All but the shell, which ends when it has seen the server end. */
  private void kill() {
    process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
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
