package io.sallyport.drills.stage;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that we started; everything that it prints goes to its log. */
public final class ChildProcess {
  private static final Duration LONGEST_DEATH = Duration.ofSeconds(10);
  private static final int OBITUARY_LINES = 5;

  private final String name;
  private final Process process;
  private final Path log;
  private volatile boolean asked;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** Starts; the standard input is the text and then ends. */
  static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, String input, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (var standardInput = process.getOutputStream()) {
        standardInput.write(input.getBytes(StandardCharsets.UTF_8));
      }
      return new ChildProcess(name, process, log);
    } catch (IOException e) {
      throw new StageException(name + " can not be started: " + e.getMessage(), e);
    }
  }

  /** What it is called in messages. */
  public String name() {
    return name;
  }

  /** Where its output is. */
  public Path log() {
    return log;
  }

  /** The operating system's number of it. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code. */
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Ends it as a power cut would ({@code kill -9}) and waits until it is gone. */
  public void kill() {
    asked = true;
    process.destroyForcibly();
    if (!endsWithin(LONGEST_DEATH)) {
      throw new StageException(name + " does not die", null);
    }
  }

  /** Asks it to end (TERM), waits, and kills it when that did not help. */
  public void terminate(Duration patience) {
    asked = true;
    process.destroy();
    if (!endsWithin(patience)) {
      kill();
    }
  }

  /** What there is to say about an end that nobody asked for; empty when it was no such end. */
  Optional<String> obituary() {
    return asked || process.isAlive()
        ? Optional.empty()
        : Optional.of(
            "the "
                + name
                + " ended by itself with exit code "
                + process.exitValue()
                + ": "
                + String.join(" | ", lastLines(OBITUARY_LINES)));
  }

  /** Waits for its end; false when it did not come in time. */
  boolean endsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The last lines of its output. */
  public List<String> lastLines(int count) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of("(its log " + log + " can not be read)");
    }
  }
}
