package io.sallyport.runtime.command;

import io.quarkus.runtime.Quarkus;
import io.sallyport.runtime.config.SettingsCheck;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code sallyport run}: the runtime itself. */
final class RunCommand implements Callable<Integer> {
  private static final String LOCATIONS = "smallrye.config.locations";

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  CommandSpec spec() {
    HelpOption.describe(spec, "Runs the runtime until it is told to stop.");
    spec.addOption(
        OptionSpec.builder("--config")
            .paramLabel("FILE")
            .type(String.class)
            .description("a properties or YAML file with sallyport.* settings")
            .build());
    return spec;
  }

  @Override
  public Integer call() {
    String file = spec.commandLine().getParseResult().matchedOptionValue("--config", "");
    if (!file.isEmpty()) {
      System.setProperty(LOCATIONS, file);
    }
    return start();
  }

  static int start(String... arguments) {
    EnvironmentNames.requireKnown(System.getenv().keySet());
    List<String> findings = SettingsCheck.findings();
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(String.join("\nsallyport: ", findings));
    }
    Quarkus.run(arguments);
    return Commands.RUNNING;
  }
}
