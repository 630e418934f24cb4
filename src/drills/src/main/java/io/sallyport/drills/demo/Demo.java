package io.sallyport.drills.demo;

import io.sallyport.drills.stage.ChildProcess;
import io.sallyport.drills.stage.Console;
import io.sallyport.drills.stage.Executable;
import io.sallyport.drills.stage.Origin;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Project;
import io.sallyport.drills.stage.RealVault;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageException;
import io.sallyport.drills.stage.StageOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs sandbox gateway and runtime until ctrl-C, TERM, or until the process that started it is
 * gone; then exit code 0. When something can not start or dies by itself: one line with the reason,
 * exit code 1.
 */
public final class Demo {
  /** A ctrl-C in a terminal reaches the children as well, and perhaps before us. */
  private static final Duration LATE_SIGNAL = Duration.ofSeconds(1);

  private static final int LAST_LINES = 15;

  private final Stage stage;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicBoolean failed = new AtomicBoolean();

  private Demo(Stage stage) {
    this.stage = stage;
  }

  /** Takes no arguments; see {@link DemoOptions} for the system properties. */
  public static void main(String[] arguments) {
    try {
      DemoOptions options = DemoOptions.of(System.getProperties());
      Optional<String> problem = options.problem();
      if (problem.isPresent()) {
        refuse(problem.get());
      }
      Path project = Project.root();
      Executable executable = Executable.named(options.executable(), project);
      new Demo(Stage.prepare(stageOptions(options, project, executable))).run();
    } catch (IllegalArgumentException | StageException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private static StageOptions stageOptions(
      DemoOptions options, Path project, Executable executable) {
    StageOptions.Builder stage =
        StageOptions.builder(executable).ports(options.ports()).progress(Console::tell);
    // Each has a store of its own: another master key can not open its data keys.
    return options.vault()
        ? stage
            .home(project.resolve("target/demo-vault"))
            .origin(Origin.VAULT)
            .setting("sallyport.credentials.look-every", "10s")
            .build()
        : stage.home(project.resolve("target/demo")).build();
  }

  private void run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "demo-stop"));
    leaveWithParent();
    try {
      stage.start();
    } catch (StageException e) {
      fail(String.valueOf(e.getMessage()), List.of());
    }
    new Invitation(stage.layout(), stage.ports(), vault()).lines().forEach(System.out::println);
    awaitDeath();
  }

  private Optional<VaultInvitation> vault() {
    return stage
        .vault()
        .map(
            vault ->
                new VaultInvitation(
                    stage.layout(),
                    stage.ports(),
                    RealVault.onPath().orElseThrow(),
                    vault.address(),
                    vault.rootToken()));
  }

  /** Whose parent ends gets another one; that is told sooner than the parent's end itself. */
  private void leaveWithParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    Thread watch =
        new Thread(
            () -> {
              Poll.whileTrue(() -> ProcessHandle.current().parent().equals(parent));
              leave();
            },
            "demo-parent");
    watch.setDaemon(true);
    watch.start();
  }

  private void awaitDeath() {
    CompletableFuture.anyOf(
            stage.processes().stream().map(ChildProcess::exit).toArray(CompletableFuture<?>[]::new))
        .join();
    stage.processes().stream()
        .filter(process -> !process.isAlive())
        .findFirst()
        .ifPresent(this::mourn);
  }

  private void mourn(ChildProcess dead) {
    fail(
        "the "
            + dead.name()
            + " ended by itself with exit code "
            + dead.exit().join()
            + "; the last lines of "
            + dead.log()
            + ":",
        dead.lastLines(LAST_LINES));
  }

  /** Does not come back. */
  private void fail(String reason, List<String> details) {
    if (Poll.isTrueWithin(LATE_SIGNAL, stopping::get)) {
      new CompletableFuture<Void>().join();
    }
    failed.set(true);
    System.err.println("demo: " + reason);
    details.forEach(System.err::println);
    leave();
  }

  private void leave() {
    System.exit(failed.get() ? 1 : 0);
  }

  /** The last word is ours: without it the exit code would be the signal's. */
  private void stop() {
    stopping.set(true);
    Console.tell("stopping");
    int code = failed.get() ? 1 : 0;
    try {
      stage.close();
      Console.tell("stopped; data and logs stay in " + stage.layout().home());
    } catch (StageException e) {
      System.err.println("demo: " + e.getMessage());
      code = 1;
    }
    System.out.flush();
    Runtime.getRuntime().halt(code);
  }

  private static void refuse(String reason) {
    System.err.println("demo: " + reason);
    System.exit(1);
  }
}
