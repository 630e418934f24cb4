package io.sallyport.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * The process around a gateway: prints one line when it is ready, and stops on TERM. Exit code 2
 * means that it could not start; the reason is one line on the error stream.
 */
final class Main {
  private static final int CANNOT_START = 2;
  private static final long PARENT_LOOK_MILLIS = 200;

  private Main() {}

  static void run(String[] arguments) {
    try {
      CommandLine commandLine = CommandLine.parse(List.of(arguments));
      if (commandLine.exitWithParent()) {
        exitWithParent();
      }
      SandboxGateway gateway =
          SandboxGateway.start(commandLine.options()).toCompletableFuture().join();
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "sandbox-shutdown"));
      String host = commandLine.options().host();
      System.out.println("sandbox gateway listens on https://" + host + ":" + gateway.port());
    } catch (SandboxStartException e) {
      refuse(e);
    } catch (CompletionException e) {
      refuse(e.getCause() == null ? e : e.getCause());
    }
  }

  private static void refuse(Throwable reason) {
    System.err.println("sandbox gateway: " + reason.getMessage());
    System.exit(CANNOT_START);
  }

  private static void exitWithParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    Thread watch = new Thread(() -> exitAfter(parent), "sandbox-parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Looks itself: the Java runtime looks for the end of a process that is no child too rarely. */
  private static void exitAfter(Optional<ProcessHandle> parent) {
    try {
      while (parent.isPresent() && parent.get().isAlive()) {
        Thread.sleep(PARENT_LOOK_MILLIS);
      }
      System.exit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
