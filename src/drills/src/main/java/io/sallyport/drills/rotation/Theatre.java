package io.sallyport.drills.rotation;

import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Credentials;
import io.sallyport.drills.stage.Metrics;
import io.sallyport.drills.stage.Operator;
import io.sallyport.drills.stage.Rotator;
import io.sallyport.drills.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What scenes have in their hands: the stage, its operator, and looks at what is told. */
final class Theatre {
  private final Stage stage;
  private final Operator operator;
  private final Rotator rotator;
  private final Api probe;
  private final Consumer<String> progress;

  Theatre(Stage stage, Consumer<String> progress) {
    this.stage = stage;
    this.operator = stage.operator();
    this.rotator = stage.rotator();
    this.probe = stage.clients().probe();
    this.progress = progress;
  }

  Stage stage() {
    return stage;
  }

  Operator operator() {
    return operator;
  }

  Rotator rotator() {
    return rotator;
  }

  Credentials credentials() {
    return stage.credentials();
  }

  void tell(String line) {
    progress.accept(line);
  }

  boolean isReady() {
    return probe.get("/q/health/ready").status() == 200;
  }

  /** How many alerts about rotations that failed there have been. */
  long failureAlerts() {
    return (long)
        Metrics.sum(
            probe.get("/q/metrics").text(),
            "sallyport_alerts_total{kind=\"CREDENTIAL_ROTATION_FAILED\"");
  }

  /** How many audit records about credentials there have been. */
  long auditRecords() {
    try (Stream<String> lines =
        Files.lines(stage.layout().runtimeLog(), StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.contains("what=credential.")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
