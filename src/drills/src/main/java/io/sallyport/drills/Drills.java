package io.sallyport.drills;

import io.sallyport.drills.crash.CrashDrill;
import io.sallyport.drills.leak.LeakDrill;
import io.sallyport.drills.rotation.RotationDrill;
import io.sallyport.drills.stage.Console;
import io.sallyport.drills.stage.Executable;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Project;
import io.sallyport.drills.stage.StageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs the drill that the system property {@code drill} names, in full when {@code full} is true.
 * Exit code 1: an invariant does not hold, or the stage can not be set; 2: there is no such drill.
 */
public final class Drills {
  private static final int BROKEN = 1;
  private static final int UNKNOWN = 2;
  private static final List<Drill> ALL =
      List.of(new CrashDrill(), new LeakDrill(), new RotationDrill());

  private Drills() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    String name = System.getProperty("drill", "");
    if (name.isBlank()) {
      list();
      return;
    }
    Optional<Drill> drill = ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    if (drill.isEmpty()) {
      System.err.println("there is no drill of this name; there are:");
      list();
      System.exit(UNKNOWN);
    }
    System.exit(run(drill.orElseThrow()));
  }

  private static int run(Drill drill) {
    try {
      Path project = Project.root();
      Executable executable =
          Executable.named(System.getProperty("sallyport.executable", "jvm"), project);
      String full = System.getProperty("full", "false");
      boolean isFull = full.isEmpty() || Boolean.parseBoolean(full.toLowerCase(Locale.ROOT));
      Report report = drill.run(new DrillContext(executable, isFull, Console::tell));
      print(drill, report);
      write(project, drill, executable, isFull, report);
      return report.ok() ? 0 : BROKEN;
    } catch (StageException | UncheckedIOException e) {
      System.err.println("drill " + drill.name() + ": " + e.getMessage());
      return BROKEN;
    }
  }

  private static void print(Drill drill, Report report) {
    Table table = new Table("name", "figure", "value", "expected", "ok");
    report
        .figures()
        .forEach(
            figure ->
                table.row(
                    figure.name(),
                    figure.figure(),
                    figure.value(),
                    figure.expected(),
                    figure.ok() ? "yes" : "NO"));
    System.out.println();
    table.lines().forEach(System.out::println);
    report.notes().forEach(System.out::println);
    System.out.println(drill.name() + ": " + (report.ok() ? "every invariant holds" : "BROKEN"));
  }

  private static void write(
      Path project, Drill drill, Executable executable, boolean full, Report report) {
    Path file = project.resolve("target/drills").resolve(drill.name() + ".json");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          Json.pretty(
              report
                  .json()
                  .put("drill", drill.name())
                  .put("full", full)
                  .put("executable", executable.kind().word())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println("figures are in " + file);
  }

  private static void list() {
    Table table = new Table("drill", "what");
    ALL.forEach(drill -> table.row(drill.name(), drill.description()));
    table.lines().forEach(System.out::println);
    System.out.println(
        "run one: mvn -Pdrill -Ddrill=NAME [-Dfull] [-Dsallyport.executable=native]");
  }
}
