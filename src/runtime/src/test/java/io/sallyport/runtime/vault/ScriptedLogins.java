package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Logins that work or fail as a test says: the n-th token reads {@code token-n}. */
final class ScriptedLogins implements Logins {
  private final Clock clock;
  private VaultToken.Grant grant;
  private Optional<SourceException> failure = Optional.empty();
  private @Nullable CompletableFuture<VaultToken> held;
  private boolean holding;
  private int count;

  ScriptedLogins(Clock clock, VaultToken.Grant grant) {
    this.clock = clock;
    this.grant = grant;
  }

  /** Terms as a login by a role gives them. */
  static VaultToken.Grant renewable(Duration lifetime) {
    return new VaultToken.Grant(lifetime, lifetime, true, true);
  }

  void grants(VaultToken.Grant next) {
    grant = next;
    failure = Optional.empty();
  }

  void fails(SourceException with) {
    failure = Optional.of(with);
  }

  void works() {
    failure = Optional.empty();
  }

  void hold() {
    holding = true;
  }

  void release() {
    holding = false;
    CompletableFuture<VaultToken> waiting = held;
    held = null;
    if (waiting != null) {
      finish(waiting);
    }
  }

  int count() {
    return count;
  }

  @Override
  public CompletionStage<VaultToken> logIn() {
    count++;
    CompletableFuture<VaultToken> login = new CompletableFuture<>();
    if (holding) {
      held = login;
    } else {
      finish(login);
    }
    return login;
  }

  private void finish(CompletableFuture<VaultToken> login) {
    if (failure.isPresent()) {
      login.completeExceptionally(failure.get());
    } else {
      byte[] text = ("token-" + count).getBytes(StandardCharsets.UTF_8);
      login.complete(new VaultToken(Secret.taking(text), grant, clock.instant()));
    }
  }
}
