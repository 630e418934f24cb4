package io.sallyport.runtime.vault.server.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's folder of policies. */
final class PolicyFiles {
  private static final Path FOLDER = Path.of("kubernetes", "vault");

  private PolicyFiles() {}

  /** The project's root, which is above the folder that the tests run in. */
  static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(FOLDER))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "there is no " + FOLDER + " above " + Path.of("").toAbsolutePath());
  }

  static String read(String name) {
    try {
      return Files.readString(root().resolve(FOLDER).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
