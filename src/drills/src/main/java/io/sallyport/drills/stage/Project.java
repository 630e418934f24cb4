package io.sallyport.drills.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the project is. */
public final class Project {
  private Project() {}

  /**
   * The project's root: the working directory or the nearest one above it that holds the runtime.
   *
   * @throws StageException when there is none
   */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isRegularFile(folder.resolve("src/runtime/pom.xml")))
        .findFirst()
        .orElseThrow(() -> new StageException("not inside of the project: " + here, null));
  }
}
