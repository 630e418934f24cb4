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

  private Main() {}

  static void run(String[] arguments) {
    try {
      CommandLine commandLine = CommandLine.parse(List.of(arguments));
      SandboxGateway gateway =
          SandboxGateway.start(commandLine.options()).toCompletableFuture().join();
      Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "sandbox-shutdown"));
      if (commandLine.exitWithParent()) {
        exitWithParent();
      }
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
    if (parent.isEmpty()) {
      System.exit(0);
    }
    parent.ifPresent(handle -> handle.onExit().thenRun(() -> System.exit(0)));
  }
}
