package io.sallyport.runtime.rotation;

import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alert.Kind;
import io.sallyport.engine.port.AuditRecord;
import java.time.Instant;
import java.util.Optional;

/** Says what happened, in the words of the audit log and of alerts. */
final class Reports {
  static final String OURSELVES = "sallyport";
  private static final String INTERNAL = "internal";

  private final RotationPorts ports;

  Reports(RotationPorts ports) {
    this.ports = ports;
  }

  void rotated(Generation generation, String who) {
    record(who, "credential.rotated", generation, "rotated");
  }

  void rolledBack(Generation refused, String who) {
    record(who, "credential.rolled_back", refused, "rolled_back");
  }

  void back(Generation refused) {
    raise(
        Kind.CREDENTIAL_ROTATION_FAILED,
        refused.role(),
        "the gateway refused requests with version "
            + refused.version()
            + "; they carry the one before again; put a version that works into the source");
  }

  void probeRefused(Generation refused, String who) {
    record(who, "credential.probe_refused", refused, "refused");
    raise(
        Kind.CREDENTIAL_ROTATION_FAILED,
        refused.role(),
        "the gateway refuses version "
            + refused.version()
            + " when it is tried; requests do not carry it; put a version that works into the"
            + " source");
  }

  void unclear(Generation candidate) {
    raise(
        Kind.CREDENTIAL_ROTATION_FAILED,
        candidate.role(),
        "nobody can say whether version "
            + candidate.version()
            + " works, and the present one is about to end");
  }

  void notHad(Role role, String message) {
    raise(Kind.CREDENTIAL_ROTATION_FAILED, role, "no new value can be had: " + message);
  }

  void leaseLeft(Role role, Instant end) {
    raise(
        Kind.CREDENTIAL_ROTATION_FAILED,
        role,
        "the lease of a value that is out of use can not be revoked yet; it ends at " + end);
  }

  void compromised(Role role, String version, String who) {
    record(who, "credential.compromised", role, version, "marked");
  }

  void closed(Generation marked, String who) {
    record(who, "credential.closed", marked, "closed");
    raise(
        Kind.CREDENTIAL_COMPROMISED,
        marked.role(),
        "version "
            + marked.version()
            + " was reported as compromised, and there is no other that works; requests are"
            + " refused until there is one");
  }

  void refused(String connector) {
    ports
        .alerts()
        .raise(
            new Alert(
                Kind.CREDENTIAL_REFUSED,
                connector,
                "the gateway refuses requests with the present credentials, and their sources have"
                    + " no others that work"));
  }

  void age(Generation generation, String message) {
    raise(Kind.CREDENTIAL_AGE, generation.role(), message);
  }

  void expiry(Generation generation, String message) {
    raise(Kind.CREDENTIAL_EXPIRY, generation.role(), message);
  }

  /** Something that we did not foresee; the class alone, as messages may hold anything. */
  void defect(String connector, Throwable defect) {
    ports
        .alerts()
        .raise(
            new Alert(
                Kind.CREDENTIAL_ROTATION_FAILED,
                connector,
                "a defect in the rotation: " + defect.getClass().getName()));
  }

  private void raise(Kind kind, Role role, String message) {
    ports.alerts().raise(new Alert(kind, role.toString(), message));
  }

  private void record(String who, String what, Generation generation, String result) {
    record(who, what, generation.role(), generation.version(), result);
  }

  private void record(String who, String what, Role role, String version, String result) {
    String object = role.toString();
    ports
        .audit()
        .record(
            new AuditRecord(
                ports.clock().instant(), who, what, object, INTERNAL, result, Optional.of(version)))
        .whenComplete((recorded, failure) -> alertIfFailed(what, object, failure != null));
  }

  /** What happened can not wait for its record: a person has to look. */
  private void alertIfFailed(String what, String object, boolean failed) {
    if (failed) {
      ports
          .alerts()
          .raise(new Alert(Kind.AUDIT_UNAVAILABLE, object, what + " could not be recorded"));
    }
  }
}
