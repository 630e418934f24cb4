package io.sallyport.spi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is added to the SPI is compiled into every connector, so nothing impure may come in. */
class ArchitectureTest {
  private static final JavaClasses SPI =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sallyport.spi");

  @Test
  void theRulesSeeTheInterface() {
    assertTrue(SPI.size() > 40, "saw only " + SPI.size() + " classes");
    assertTrue(SPI.contain(Connector.class));
  }

  @Test
  void onlyTheJdkAndJspecifyAreUsed() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.sallyport.spi..")
        .check(SPI);
  }

  @Test
  void nothingReadsOrWritesFilesOrSockets() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio.file..", "java.nio.channels..", "java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(?!URI).*")
        .check(SPI);
  }

  @Test
  void nothingStartsThreadsOrLogs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..", "java.util.logging..", "java.lang.reflect..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, ThreadLocal.class, Runtime.class, ProcessBuilder.class)
        .check(SPI);
  }

  @Test
  void nothingReadsAClockOrDrawsLots() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, java.util.Random.class, java.util.UUID.class)
        .check(SPI);
  }
}
