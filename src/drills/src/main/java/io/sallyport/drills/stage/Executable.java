package io.sallyport.drills.stage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The runtime's executable: on the JVM that runs us, or native.
 *
 * @param file what is started
 */
public record Executable(Kind kind, Path file) {
  /** How it runs. */
  public enum Kind {
    /** On a JVM. */
    JVM,
    /** As a native image. */
    NATIVE;

    /** The kind's name on command lines. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String BUILT = "src/runtime/target";
  private static final String LARGEST_HEAP = "-Xmx256m";

  /**
   * The one of this name, {@code jvm} or {@code native}.
   *
   * @throws StageException when the name is another one or it is not built
   */
  public static Executable named(String word, Path project) {
    return switch (word) {
      case "jvm" -> jvm(project);
      case "native" ->
          nativeImage(project)
              .orElseThrow(
                  () ->
                      new StageException(
                          "there is no native executable; build it: mvn package -Dnative", null));
      default -> throw new StageException("sallyport.executable must be jvm or native", null);
    };
  }

  /** The one that runs on the JVM. */
  public static Executable jvm(Path project) {
    if (!isBuiltForJvm(project)) {
      throw new StageException("the runtime is not built; build it: mvn package", null);
    }
    return new Executable(Kind.JVM, jar(project));
  }

  /** Whether {@link #jvm(Path)} would find it. */
  public static boolean isBuiltForJvm(Path project) {
    return Files.isRegularFile(jar(project));
  }

  /** The native one, when it is built. */
  public static Optional<Executable> nativeImage(Path project) {
    Path folder = project.resolve(BUILT);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, "sallyport-runtime-*-runner")) {
      for (Path file : found) {
        return Optional.of(new Executable(Kind.NATIVE, file));
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new StageException("can not look into " + folder, e);
    }
  }

  /** The command line for arguments, with temporary files in the given folder. */
  List<String> command(Path temporary, List<String> properties, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(kind == Kind.JVM ? java() : file.toString());
    if (kind == Kind.JVM) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add(LARGEST_HEAP);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(properties);
    if (kind == Kind.JVM) {
      command.add("-jar");
      command.add(file.toString());
    }
    command.addAll(arguments);
    return command;
  }

  private static Path jar(Path project) {
    return project.resolve(BUILT).resolve("quarkus-app/quarkus-run.jar");
  }

  /** The {@code java} that runs us. */
  static String java() {
    return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
  }
}
