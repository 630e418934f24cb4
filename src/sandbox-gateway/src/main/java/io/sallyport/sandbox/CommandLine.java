package io.sallyport.sandbox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The process's arguments. An argument's value is never repeated: it might be a key. */
record CommandLine(SandboxOptions options, boolean exitWithParent) {

  /**
   * Parses {@code --name value}, {@code --name=value} and flags.
   *
   * @throws SandboxStartException when an argument is unknown, missing or wrong
   */
  static CommandLine parse(List<String> arguments) {
    SandboxOptions.Builder builder = SandboxOptions.builder();
    boolean exitWithParent = false;
    Iterator<String> rest = arguments.stream().flatMap(CommandLine::split).iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      if (name.equals("--exit-with-parent")) {
        exitWithParent = true;
      } else {
        set(builder, name, rest);
      }
    }
    return new CommandLine(builder.build(), exitWithParent);
  }

  private static Stream<String> split(String argument) {
    return argument.startsWith("--") ? Arrays.stream(argument.split("=", 2)) : Stream.of(argument);
  }

  private static void set(SandboxOptions.Builder builder, String name, Iterator<String> rest) {
    switch (name) {
      case "--host" -> builder.host(value(name, rest));
      case "--port" -> builder.port(number(name, value(name, rest)));
      case "--certificate" -> builder.certificate(path(name, value(name, rest)));
      case "--private-key" -> builder.privateKey(path(name, value(name, rest)));
      case "--trust" -> builder.trust(path(name, value(name, rest)));
      case "--directory" -> builder.directory(path(name, value(name, rest)));
      case "--api-key-sha256" -> builder.apiKeySha256(value(name, rest));
      default ->
          throw wrong(name.startsWith("--") ? "unknown option " + name : "unexpected argument");
    }
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw wrong(name + " needs a value");
    }
    return rest.next();
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(name + " needs a number");
    }
  }

  private static Path path(String name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong(name + " needs a file name");
    }
  }

  private static SandboxStartException wrong(String message) {
    return new SandboxStartException(
        message
            + "; usage: --certificate FILE --private-key FILE --trust FILE --api-key-sha256 HEX..."
            + " --directory DIR [--host NAME] [--port N] [--exit-with-parent]",
        null);
  }
}
