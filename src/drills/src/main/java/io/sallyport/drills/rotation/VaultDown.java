package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import io.sallyport.drills.stage.Credentials;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.RealVault;
import io.sallyport.drills.stage.Role;
import java.time.Duration;
import java.util.List;

/** Vault is sealed, then stopped, then there again. */
final class VaultDown implements Scene {
  /** The longer it was away, the less often the runtime asks. */
  private static final Duration LONGEST_COMEBACK = Duration.ofMinutes(4);

  private final RealVault vault;
  private final Duration each;

  /** Sealed for so long, and then away for as long. */
  VaultDown(RealVault vault, Duration each) {
    this.vault = vault;
    this.each = each;
  }

  @Override
  public String name() {
    return "vault down";
  }

  @Override
  public List<Figure> play(Theatre theatre) {
    Role before = theatre.operator().role(Credentials.API_KEY);
    vault.seal();
    theatre.tell("Vault is sealed");
    Poll.pause(each);
    final boolean readyWhileSealed = theatre.isReady();
    vault.stop();
    theatre.tell("Vault is stopped");
    Poll.pause(each);
    final boolean readyWhileAway = theatre.isReady();
    vault.start();
    theatre.tell("Vault is there again");
    String fresh = theatre.credentials().issueApiKey();
    theatre.credentials().offer(fresh);
    long offered = System.nanoTime();
    theatre.rotator().awaitShift(before, LONGEST_COMEBACK);
    long shifted = System.nanoTime();
    theatre.credentials().acceptOnly(fresh);
    return List.of(
        Figure.isTrue(name(), "ready while sealed", readyWhileSealed),
        Figure.isTrue(name(), "ready while stopped", readyWhileAway),
        Figure.measured(
            name(),
            "next key shifts by itself after, ms",
            Duration.ofNanos(shifted - offered).toMillis()));
  }
}
