package io.sallyport.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sallyport.runtime.secret.SecretAccess;
import org.junit.jupiter.api.Test;

class RuntimeBoundariesTest {
  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sallyport.runtime");

  @Test
  void theRulesSeeTheRuntime() {
    assertTrue(RUNTIME.size() > 150, "only " + RUNTIME.size() + " classes were seen");
  }

  @Test
  void theRoomsHaveNoCycles() {
    slices().matching("io.sallyport.runtime.(*)..").should().beFreeOfCycles().check(RUNTIME);
  }

  @Test
  void secretsAreReadByTheRoomsThatMustReadThemAlone() {
    classes()
        .that()
        .areAssignableTo(SecretAccess.class)
        .should()
        .onlyBeAccessed()
        .byAnyPackage(
            "io.sallyport.runtime.secret..",
            "io.sallyport.runtime.tokens..",
            "io.sallyport.runtime.validate..",
            "io.sallyport.runtime.credentials..",
            "io.sallyport.runtime.egress..",
            "io.sallyport.runtime.vault..")
        .check(RUNTIME);
  }

  @Test
  void theRotationDecidesAndNothingElse() {
    noClasses()
        .that()
        .resideInAPackage("io.sallyport.runtime.rotation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..",
            "io.quarkus..",
            "io.sallyport.runtime.vault..",
            "io.sallyport.runtime.egress..",
            "io.sallyport.runtime.store..",
            "java.net..",
            "java.nio.file..")
        .check(RUNTIME);
  }

  @Test
  void theEdgeDoesNotKnowStoreEgressOrCredentials() {
    noClasses()
        .that()
        .resideInAPackage("io.sallyport.runtime.edge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.sallyport.runtime.store..",
            "io.sallyport.runtime.egress..",
            "io.sallyport.runtime.credentials..")
        .check(RUNTIME);
  }

  @Test
  void theEgressDoesNotKnowTheEdgeOrTheStore() {
    noClasses()
        .that()
        .resideInAPackage("io.sallyport.runtime.egress..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.sallyport.runtime.edge..",
            "io.sallyport.runtime.identity..",
            "io.sallyport.runtime.validate..",
            "io.sallyport.runtime.store..")
        .check(RUNTIME);
  }

  @Test
  void connectorsAreFoundAndNeverNamed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.sallyport.connector..")
        .check(RUNTIME);
  }
}
