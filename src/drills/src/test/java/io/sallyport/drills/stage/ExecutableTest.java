package io.sallyport.drills.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableTest {
  private static final Path TEMPORARY = Path.of("/scratch");

  @Test
  void whatIsNotBuiltIsToldWithItsCure(@TempDir Path project) {
    assertEquals(
        "the runtime is not built; build it: mvn package",
        assertThrows(StageException.class, () -> Executable.named("jvm", project)).getMessage());
    assertEquals(
        "there is no native executable; build it: mvn package -Dnative",
        assertThrows(StageException.class, () -> Executable.named("native", project)).getMessage());
    assertThrows(StageException.class, () -> Executable.named("graal", project));
  }

  @Test
  void onTheJvmPropertiesStandBeforeTheJar(@TempDir Path project) throws IOException {
    Path jar = project.resolve("src/runtime/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
    List<String> command =
        Executable.named("jvm", project).command(TEMPORARY, List.of("-Da=b"), List.of("run"));
    assertTrue(command.get(0).endsWith("java"), command::toString);
    assertEquals(
        List.of("-Djava.io.tmpdir=/scratch", "-Da=b", "-jar", jar.toString(), "run"),
        command.subList(command.size() - 5, command.size()));
  }

  @Test
  void theNativeOneTakesThemAsItsOwn(@TempDir Path project) throws IOException {
    Path runner = project.resolve("src/runtime/target/sallyport-runtime-0.1.0-runner");
    Files.createDirectories(runner.getParent());
    Files.createFile(runner);
    assertEquals(
        List.of(runner.toString(), "-Xmx256m", "-Djava.io.tmpdir=/scratch", "-Da=b", "run"),
        Executable.named("native", project).command(TEMPORARY, List.of("-Da=b"), List.of("run")));
  }
}
