package io.sallyport.runtime.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildVersionTest {
  @Test
  void theVersionIsTheProjects() throws IOException {
    String project = Files.readString(Path.of("pom.xml"));
    assertTrue(project.contains("<version>" + BuildVersion.VERSION + "</version>"));
  }
}
