package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.SourceName;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Fields of a secret in the key/value engine, version 2.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-version">
 *     read secret version</a>
 */
final class KvSource implements RoleSource {
  private static final List<String> VERSION = List.of("data", "metadata", "version");
  private static final List<String> CREATED = List.of("data", "metadata", "created_time");

  private final VaultSession session;
  private final SourceName.VaultKv name;
  private final Duration lookEvery;
  private final Clock clock;

  /** The last that was handed out. A secret that was deleted for good starts at 1 again. */
  private volatile Optional<Version> last = Optional.empty();

  private record Version(String text, String number, Instant created) {
    boolean isOf(Instant other) {
      return created.equals(other);
    }

    Version madeAgain(Instant later) {
      return new Version(number + "@" + later, number, later);
    }
  }

  KvSource(VaultSession session, SourceName.VaultKv name, Duration lookEvery, Clock clock) {
    this.session = session;
    this.name = name;
    this.lookEvery = lookEvery;
    this.clock = clock;
  }

  @Override
  public String place() {
    return name.text();
  }

  @Override
  public boolean makesNew() {
    return false;
  }

  @Override
  public Duration lookEvery() {
    return lookEvery;
  }

  @Override
  public CompletionStage<Optional<Fetched>> fetch(Optional<String> knownVersion) {
    AnswerReading<Optional<Fetched>> reading = AnswerReading.of(body -> read(body, knownVersion));
    return Answers.ofSource(
        session
            .send(VaultRequests.readSecret(name.mount(), name.path(), reading))
            .thenApply(VaultSession.Served::result));
  }

  private Optional<Fetched> read(byte[] body, Optional<String> known) throws IOException {
    Version version = version(body);
    if (known.isPresent() && known.get().equals(version.text())) {
      return Optional.empty();
    }
    Credential value;
    try (Picked picked = JsonPicker.pick(body, fieldPaths())) {
      value = credential(picked);
    }
    last = Optional.of(version);
    Optional<Instant> end =
        value instanceof ClientCertificate certificate
            ? Optional.of(Certificates.earliestEnd(certificate))
            : Optional.empty();
    return Optional.of(
        new Fetched(value, version.text(), version.created(), end, Optional.empty()));
  }

  private Version version(byte[] body) throws IOException {
    try (Picked picked = JsonPicker.pick(body, Set.of(VERSION, CREATED))) {
      String number = Long.toString(picked.number(VERSION));
      Instant created = Instant.parse(picked.plainText(CREATED));
      return last.filter(known -> known.number().equals(number))
          .map(known -> known.isOf(created) ? known : known.madeAgain(created))
          .orElse(new Version(number, number, created));
    } catch (DateTimeException e) {
      throw new IOException("no time");
    }
  }

  private Credential credential(Picked picked) throws IOException {
    byte[] first = field(picked, 0);
    if (name.fields().size() == 1) {
      return new Credential.Text(CheckedText.secret(what(0), first));
    }
    return new CertificateCheck(name.text()).read(first, field(picked, 1), clock.instant());
  }

  private byte[] field(Picked picked, int index) throws IOException {
    return picked
        .optionalText(fieldPath(name.fields().get(index)))
        .orElseThrow(
            () -> new SourceException(Reason.UNUSABLE, what(index) + " is missing, or no text"));
  }

  private String what(int index) {
    return "Vault, " + name.mount() + "/" + name.path() + ": the field " + name.fields().get(index);
  }

  private Set<List<String>> fieldPaths() {
    return name.fields().size() == 1
        ? Set.of(fieldPath(name.fields().get(0)))
        : Set.of(fieldPath(name.fields().get(0)), fieldPath(name.fields().get(1)));
  }

  private static List<String> fieldPath(String field) {
    return List.of("data", "data", field);
  }
}
