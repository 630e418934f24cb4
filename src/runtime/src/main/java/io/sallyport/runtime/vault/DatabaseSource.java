package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.vault.VaultSession.Served;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A login that the database engine makes for us, and drops when its lease ends.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/vault/api-docs/secret/databases#generate-credentials">
 *     generate credentials</a>
 */
final class DatabaseSource implements RoleSource {
  private static final List<String> USER_NAME = List.of("data", "username");
  private static final List<String> PASSWORD = List.of("data", "password");
  private static final List<String> LEASE = List.of("lease_id");
  private static final Duration NOT_USED = Duration.ofHours(1);
  private static final int VERSION_LENGTH = 8;

  private final VaultSession session;
  private final SourceName.VaultDatabase name;

  private record Made(Credential.Login login, String lease, VaultLease.Terms terms) {}

  DatabaseSource(VaultSession session, SourceName.VaultDatabase name) {
    this.session = session;
    this.name = name;
  }

  @Override
  public String place() {
    return name.text();
  }

  @Override
  public boolean makesNew() {
    return true;
  }

  @Override
  public Duration lookEvery() {
    return NOT_USED;
  }

  @Override
  public CompletionStage<Optional<Fetched>> fetch(Optional<String> knownVersion) {
    Set<List<String>> wanted = new HashSet<>(VaultLease.termPaths());
    wanted.addAll(List.of(USER_NAME, PASSWORD, LEASE));
    return Answers.ofSource(
        session
            .send(
                VaultRequests.makeLogin(
                    name.mount(), name.role(), AnswerReading.picking(wanted, this::made)))
            .thenApply(served -> Optional.of(fetched(served))));
  }

  private Made made(Picked picked) throws IOException {
    String lease = picked.plainText(LEASE);
    String userName = picked.plainText(USER_NAME);
    if (lease.isEmpty() || userName.isEmpty()) {
      throw new IOException("no lease");
    }
    VaultLease.Terms terms = VaultLease.terms(picked);
    return new Made(
        new Credential.Login(userName, password(picked.text(PASSWORD), lease)), lease, terms);
  }

  private Secret password(byte[] text, String lease) {
    try {
      return CheckedText.secret("Vault, " + name.text() + ": the password", text);
    } catch (SourceException unusable) {
      VaultLease.giveBack(session, lease);
      throw unusable;
    }
  }

  private Fetched fetched(Served<Made> served) {
    Made made = served.result();
    VaultLease lease = VaultLease.begun(session, made.lease(), made.terms(), served);
    return new Fetched(
        made.login(),
        version(made.lease()),
        served.askedAt(),
        Optional.of(lease.expiresAt()),
        Optional.of(lease));
  }

  /** The first characters of the lease's own part: neither user name nor password. */
  private static String version(String lease) {
    String own = lease.substring(lease.lastIndexOf('/') + 1);
    return own.substring(0, Math.min(VERSION_LENGTH, own.length()));
  }
}
