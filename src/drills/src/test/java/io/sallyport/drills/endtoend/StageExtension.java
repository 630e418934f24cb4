package io.sallyport.drills.endtoend;

import io.sallyport.drills.stage.Executable;
import io.sallyport.drills.stage.Project;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stage for all tests of a process, with the executable that the system property {@code
 * sallyport.executable} names. Without that executable its tests are skipped, and say so.
 */
final class StageExtension implements ParameterResolver, ExecutionCondition {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(StageExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> reason = reasonToSkip();
    if (reason.isEmpty()) {
      return ConditionEvaluationResult.enabled("the executable is there");
    }
    if (context.getTestMethod().isEmpty()) {
      System.out.println(context.getDisplayName() + " is skipped: " + reason.get());
    }
    return ConditionEvaluationResult.disabled(reason.get());
  }

  /** A build makes one of the two; the other's tests say that they are not run. */
  private static Optional<String> reasonToSkip() {
    Path project = Project.root();
    boolean isNative = Executable.nativeImage(project).isPresent();
    if (executable().equals("native")) {
      return isNative
          ? Optional.empty()
          : Optional.of("there is no native executable; build it: mvn package -Dnative");
    }
    return isNative && !Executable.isBuiltForJvm(project)
        ? Optional.of("there is a native executable only; build the other: mvn package")
        : Optional.empty();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The store closes it when the last test is over.
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("stage", unused -> Stage.set(options().build()), Stage.class);
  }

  /** For a test that does to its stage what others would notice. */
  static StageOptions.Builder options() {
    Executable executable = Executable.named(executable(), Project.root());
    return StageOptions.builder(executable).progress(line -> System.out.println(line));
  }

  private static String executable() {
    return System.getProperty("sallyport.executable", "jvm");
  }
}
