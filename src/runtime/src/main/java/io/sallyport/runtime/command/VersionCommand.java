package io.sallyport.runtime.command;

import io.sallyport.spi.SpiVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code sallyport version}. */
final class VersionCommand implements Callable<Integer> {
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  CommandSpec spec() {
    return HelpOption.describe(spec, "Prints the version.");
  }

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(line());
    return 0;
  }

  static String line() {
    return "sallyport "
        + BuildVersion.VERSION
        + ", SPI "
        + SpiVersion.CURRENT
        + ", Java "
        + System.getProperty("java.version");
  }
}
