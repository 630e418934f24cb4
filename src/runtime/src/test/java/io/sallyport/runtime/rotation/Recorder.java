package io.sallyport.runtime.rotation;

import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.AuditLog;
import io.sallyport.engine.port.AuditRecord;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialWatcher;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.spi.probe.ProbeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes down what the rotation says to the world. */
final class Recorder implements RotationEvents, Alerts, AuditLog, CredentialWatcher {
  final List<Alert> alerts = new ArrayList<>();
  final List<AuditRecord> audit = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  final List<Credential> discarded = new ArrayList<>();
  final List<String> discardedVersions = new ArrayList<>();
  Optional<RuntimeException> auditFailure = Optional.empty();
  private final Values values;

  Recorder(Values values) {
    this.values = values;
  }

  long alerts(Alert.Kind kind) {
    return alerts.stream().filter(alert -> alert.kind() == kind).count();
  }

  /** What was audited: who, what, about what, and which version. */
  List<String> audited() {
    return audit.stream()
        .map(
            entry ->
                entry.who()
                    + " "
                    + entry.what()
                    + " "
                    + entry.object()
                    + " "
                    + entry.reason().orElse("-"))
        .toList();
  }

  @Override
  public synchronized void raise(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public synchronized CompletionStage<Void> record(AuditRecord entry) {
    audit.add(entry);
    return auditFailure
        .<CompletionStage<Void>>map(CompletableFuture::failedFuture)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  @Override
  public synchronized void discarded(String connector, String role, Credential value) {
    discarded.add(value);
    discardedVersions.add(values.version(value));
  }

  @Override
  public synchronized void fetched(String connector, String role) {
    events.add("fetched " + role);
  }

  @Override
  public synchronized void unchanged(String connector, String role) {
    events.add("unchanged " + role);
  }

  @Override
  public synchronized void fetchFailed(
      String connector, String role, SourceException.Reason reason) {
    events.add("fetch failed " + role + " " + reason);
  }

  @Override
  public synchronized void renewed(String connector, String role) {
    events.add("renewed " + role);
  }

  @Override
  public synchronized void renewalFailed(
      String connector, String role, SourceException.Reason reason) {
    events.add("renewal failed " + role + " " + reason);
  }

  @Override
  public synchronized void revocationFailed(String connector, String role) {
    events.add("revocation failed " + role);
  }

  @Override
  public synchronized void rotated(String connector, String role, long generation, Result result) {
    events.add("rotated " + role + " " + generation + " " + result);
  }

  @Override
  public synchronized void probed(String connector, ProbeVerdict verdict) {
    events.add("probed " + verdict);
  }
}
