package io.sallyport.runtime.store;

import java.io.IOException;
import java.nio.file.Path;

/** Runs a class of the tests as a process of its own. */
final class OtherProcess {
  private OtherProcess() {}

  static Process start(Class<?> main, String argument) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            argument)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
