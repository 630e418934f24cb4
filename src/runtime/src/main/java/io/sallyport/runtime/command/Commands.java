package io.sallyport.runtime.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands of the executable, built without reflection so that they work natively. */
public final class Commands {
  /** The process goes on in other threads. */
  public static final int RUNNING = -1;

  private Commands() {}

  /** Runs a command and gives its exit status, or {@link #RUNNING}. */
  public static int execute(String... arguments) {
    CommandSpec root =
        HelpOption.describe(
            CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> RUNNING).name("sallyport"),
            "A payment connector runtime. Without a command it runs, as with 'run'.");
    RunCommand run = new RunCommand();
    root.addSubcommand("run", run.spec());
    root.addSubcommand("version", new VersionCommand().spec());
    root.addSubcommand("credentials", CredentialsCommand.spec());
    CommandLine line = new CommandLine(root);
    line.setExecutionStrategy(parsed -> dispatch(parsed, arguments));
    line.setExecutionExceptionHandler(Commands::failed);
    return line.execute(arguments);
  }

  private static int dispatch(ParseResult parsed, String... arguments) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    if (!parsed.hasSubcommand()) {
      return start(arguments);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int start(String... arguments) {
    try {
      return RunCommand.start(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println("sallyport: " + wrong.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** One clear line instead of a stack trace. */
  private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
    line.getErr().println("sallyport: " + failure.getMessage());
    return line.getCommandSpec().exitCodeOnExecutionException();
  }
}
