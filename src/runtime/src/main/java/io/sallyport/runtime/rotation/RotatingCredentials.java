package io.sallyport.runtime.rotation;

import io.sallyport.engine.port.CredentialFeedback;
import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Credentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The credentials in use, which replace themselves: looks for new values, tries them before
 * requests depend on them, and goes back to the old ones when that was not enough. Safe for use by
 * any thread; blocks none.
 */
public final class RotatingCredentials implements Credentials, CredentialFeedback, AutoCloseable {
  private static final CredentialUse NOTHING =
      new CredentialUse() {
        @Override
        public Optional<Credential> of(String role) {
          return Optional.empty();
        }

        @Override
        public long generation(String role) {
          return 0;
        }

        @Override
        public void close() {}
      };

  private final Map<String, Keeper> keepers;
  private final RotationSettings settings;
  private final RotationPorts ports;

  /**
   * Asks nobody yet.
   *
   * @param byConnector the roles of each connector, each once
   */
  public RotatingCredentials(
      Map<String, List<RoleSettings>> byConnector, RotationSettings settings, RotationPorts ports) {
    this.settings = settings;
    this.ports = ports;
    Map<String, Keeper> all = new HashMap<>();
    byConnector.forEach(
        (connector, roles) -> all.put(connector, new Keeper(connector, roles, settings, ports)));
    keepers = Map.copyOf(all);
  }

  /**
   * Begins: fetches all roles, tries each connector's once, and goes on looking from then on.
   * Called once.
   *
   * @return completes when each role had its chance, and after the longest start at the latest;
   *     what is missing then is looked for further. Never exceptionally
   */
  public CompletionStage<Void> start() {
    CompletableFuture<Void> started = new CompletableFuture<>();
    ports.timer().schedule(settings.longestStart(), () -> started.complete(null));
    CompletionStage<Void> all =
        CompletableFuture.allOf(
            keepers.values().stream()
                .map(keeper -> keeper.start().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    all.thenAccept(done -> started.complete(null));
    return started;
  }

  @Override
  public CredentialUse use(String connector) {
    Keeper keeper = keepers.get(connector);
    return keeper == null ? NOTHING : keeper.use();
  }

  @Override
  public void accepted(CredentialStamp credentials) {
    if (credentials instanceof HeldSet held) {
      held.set().accept();
    }
  }

  @Override
  public CompletionStage<Boolean> refused(String connector, CredentialStamp credentials) {
    Keeper keeper = keepers.get(connector);
    return keeper == null ? CompletableFuture.completedFuture(false) : keeper.refused(credentials);
  }

  /**
   * Looks for a new value of a role now; a source that makes its values makes one.
   *
   * @param who the operator, for the audit log
   * @return how the role stands when the look has had a result, or after ten seconds
   * @throws NoSuchElementException when there is no such role
   */
  public CompletionStage<RoleStatus> refresh(String connector, String role, String who) {
    return require(connector).refresh(role, who);
  }

  /**
   * Gives a value up because others may know it. Where requests carry it, it is replaced: two
   * seconds later at the latest nobody is given it any more, whether there is another one or not.
   * There is no way back to it in any case.
   *
   * @param version of the value; so that one which has taken its place already is left alone
   * @param who the operator, for the audit log
   * @return how the role stands when it was replaced or taken out of use, or after ten seconds
   * @throws NoSuchElementException when there is no such role
   */
  public CompletionStage<RoleStatus> compromised(
      String connector, String role, String version, String who) {
    return require(connector).compromised(role, version, who);
  }

  /** How each role stands, by connector and role. */
  public List<RoleStatus> statuses() {
    return keepers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(keeper -> keeper.getValue().statuses().stream())
        .toList();
  }

  /**
   * Looks no more, and gives nobody anything any more. What requests still hold stays with them;
   * what nobody holds is wiped and given back.
   */
  @Override
  public void close() {
    keepers.values().forEach(Keeper::close);
  }

  private Keeper require(String connector) {
    return Optional.ofNullable(keepers.get(connector))
        .orElseThrow(() -> new NoSuchElementException("no connector " + connector));
  }
}
