package io.sallyport.runtime.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --help}, put together here because the library's own way needs reflection. */
final class HelpOption {
  private HelpOption() {}

  /** Adds the option and says what the command is for. */
  static CommandSpec describe(CommandSpec spec, String... description) {
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this help").build());
    spec.usageMessage().description(description);
    return spec;
  }
}
