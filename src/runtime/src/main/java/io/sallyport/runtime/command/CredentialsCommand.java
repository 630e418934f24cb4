package io.sallyport.runtime.command;

import io.sallyport.runtime.credentials.LocalCredentialFile;
import io.sallyport.runtime.tokens.LocalMasterKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code sallyport credentials …}: local keys and credentials, without a shell's history. */
final class CredentialsCommand {
  private static final int MAX_INPUT_BYTES = 1024 * 1024;

  private CredentialsCommand() {}

  static CommandSpec spec() {
    CommandSpec group =
        CommandSpec.wrapWithoutInspection(
            (Callable<Integer>)
                () -> {
                  throw new IllegalArgumentException("say create-key or seal; see --help");
                });
    HelpOption.describe(group, "Local keys and credentials.");
    group.addSubcommand("create-key", new CreateKey().spec());
    group.addSubcommand("seal", new Seal().spec());
    return group;
  }

  /** Makes a master key. */
  private static final class CreateKey implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    CommandSpec spec() {
      HelpOption.describe(spec, "Makes a master key that only its owner can read.");
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel("FILE")
              .type(Path.class)
              .arity("1")
              .description("the file to make; an existing one is kept")
              .build());
      return spec;
    }

    @Override
    public Integer call() {
      LocalMasterKey.create(spec.commandLine().getParseResult().matchedPositional(0).getValue());
      return 0;
    }
  }

  /** Encrypts credentials. */
  private static final class Seal implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    CommandSpec spec() {
      HelpOption.describe(
          spec,
          "Encrypts credentials from standard input, JSON: a name for each, with either \"text\""
              + " or \"certificate\" and \"private_key\" (PEM).");
      spec.addOption(path("--key", "the master key"));
      spec.addOption(path("--out", "the credential file to write"));
      return spec;
    }

    @Override
    public Integer call() throws IOException {
      byte[] input = System.in.readNBytes(MAX_INPUT_BYTES);
      try {
        Path key = spec.findOption("--key").getValue();
        Path out = spec.findOption("--out").getValue();
        new LocalCredentialFile(Clock.systemUTC()).seal(key, out, input);
        return 0;
      } finally {
        Arrays.fill(input, (byte) 0);
      }
    }

    private static OptionSpec path(String name, String description) {
      return OptionSpec.builder(name)
          .paramLabel("FILE")
          .type(Path.class)
          .required(true)
          .description(description)
          .build();
    }
  }
}
