package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.spi.manifest.CredentialRole.Kind;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Judges what a source gave, before anybody else sees it. */
final class Intake {
  private final Keeper keeper;
  private final RotationPorts ports;
  private final Reports reports;
  private final Disposal disposal;

  Intake(Keeper keeper, RotationPorts ports, Reports reports, Disposal disposal) {
    this.keeper = keeper;
    this.ports = ports;
    this.reports = reports;
    this.disposal = disposal;
  }

  /**
   * The new generation, where there is one that is worth trying. What is not is discarded.
   *
   * @param known what the source was told to be known
   * @param impatient whether what did not work lately may be tried again
   */
  Optional<Generation> take(Role role, Answer answer, Optional<String> known, boolean impatient) {
    if (answer.failure().isPresent()) {
      failed(role, answer.failure().get());
      return Optional.empty();
    }
    if (answer.fetched().isEmpty()) {
      unchanged(role, known);
      return Optional.empty();
    }
    return judge(role, answer.fetched().get(), impatient);
  }

  private Optional<Generation> judge(Role role, Fetched fetched, boolean impatient) {
    Instant now = keeper.now();
    Optional<String> version = Optional.of(fetched.version());
    if (role.isCompromised(fetched.version())
        || keeper.present(role).map(Generation::version).equals(version)
        || (!impatient && role.plan().isRejectedAt(fetched.version(), now))) {
      discard(role, fetched);
      unchanged(role, version);
      return Optional.empty();
    }
    Optional<String> wrong = wrong(role, fetched, now);
    if (wrong.isPresent()) {
      discard(role, fetched);
      failed(role, unusable(role, "gave version " + fetched.version() + ", which " + wrong.get()));
      return Optional.empty();
    }
    role.plan().answered();
    role.answered();
    ports.events().fetched(role.connector(), role.name());
    return Optional.of(role.generation(fetched, now));
  }

  /** The source has that version, and it is none to take over. */
  private void unchanged(Role role, Optional<String> version) {
    if (version.isEmpty() || role.source().makesNew()) {
      failed(role, unusable(role, "gave no new value"));
      return;
    }
    role.plan().unchangedAt(version.get());
    role.answered();
    ports.events().unchanged(role.connector(), role.name());
  }

  private static SourceException unusable(Role role, String message) {
    return new SourceException(Reason.UNUSABLE, role.source().place() + " " + message);
  }

  private void failed(Role role, SourceException why) {
    Instant now = keeper.now();
    String message = String.valueOf(why.getMessage());
    role.plan().failed(why, now);
    role.setFailure(now, why.reason().name().toLowerCase(Locale.ROOT), message);
    ports.events().fetchFailed(role.connector(), role.name(), why.reason());
    boolean worthAnAlert = why.reason() != Reason.UNAVAILABLE || !keeper.isGood(role);
    if (worthAnAlert && role.alertOnce(why.reason())) {
      reports.notHad(role, message);
    }
  }

  private void discard(Role role, Fetched fetched) {
    disposal.discard(role, fetched.value(), fetched.lease());
  }

  private static Optional<String> wrong(Role role, Fetched fetched, Instant now) {
    Credential value = fetched.value();
    boolean certificateNeeded = role.settings().kind() == Kind.CLIENT_CERTIFICATE;
    if (certificateNeeded
        ? !(value instanceof ClientCertificate)
        : !(value instanceof Credential.Text)) {
      return Optional.of(
          certificateNeeded
              ? "is no certificate with its key, and the role needs one"
              : "is no text, and the role needs one");
    }
    if (value instanceof ClientCertificate certificate
        && !CertificateCheck.isValidAt(certificate.chain(), now)) {
      return Optional.of("holds a certificate that is not valid now");
    }
    boolean ended =
        fetched.expiresAt().filter(end -> !end.isAfter(now)).isPresent()
            || fetched.lease().filter(lease -> !lease.expiresAt().isAfter(now)).isPresent();
    return ended ? Optional.of("has ended already") : Optional.empty();
  }
}
