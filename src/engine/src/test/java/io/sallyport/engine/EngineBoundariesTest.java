package io.sallyport.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EngineBoundariesTest {
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sallyport.engine");

  @Test
  void theRulesSeeTheEngine() {
    assertTrue(ENGINE.size() > 60, "only " + ENGINE.size() + " classes were seen");
  }

  @Test
  void theEngineKnowsTheJdkTheSpiAndNothingElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "io.sallyport.spi..", "io.sallyport.engine..")
        .check(ENGINE);
  }

  @Test
  void theEngineDoesNoInputOrOutputAndStartsNoThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "java.sql..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(ENGINE);
  }

  @Test
  void theEngineAsksItsOwnClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(ENGINE);
  }

  @Test
  void theRoomsHaveNoCycles() {
    slices().matching("io.sallyport.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
  }
}
