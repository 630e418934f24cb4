package io.sallyport.runtime;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.sallyport.runtime.command.Commands;

/** The executable: dispatches the command line. */
@QuarkusMain
public final class Sallyport {
  private Sallyport() {}

  /** Runs a command; without one, {@code run}. */
  public static void main(String... arguments) {
    int status = Commands.execute(arguments);
    if (status != Commands.RUNNING) {
      System.exit(status);
    }
  }
}
