package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import io.sallyport.drills.stage.Credentials;
import io.sallyport.drills.stage.Role;
import io.sallyport.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;

/**
 * A gateway that knows one API key at a time: the source has the new one early, where it was tried
 * and refused already, and then the gateway changes from one moment to the next.
 */
final class NoOverlap implements Scene {
  private static final Duration LONGEST_SHIFT = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "no overlap";
  }

  @Override
  public List<Figure> play(Theatre theatre) {
    Role before = theatre.operator().role(Credentials.API_KEY);
    String fresh = SandboxOptions.freshApiKey();
    theatre.credentials().offer(fresh);
    theatre.operator().refresh(Credentials.API_KEY);
    long refusedBefore = theatre.stage().gateway().refusedKeys();
    theatre.credentials().acceptOnly(fresh);
    long switched = System.nanoTime();
    theatre.rotator().awaitShift(before, LONGEST_SHIFT);
    long millis = Duration.ofNanos(System.nanoTime() - switched).toMillis();
    long refused = theatre.stage().gateway().refusedKeys() - refusedBefore;
    return List.of(
        Figure.measured(name(), "from the gateway's change to the shift, ms", millis),
        Figure.measured(name(), "requests refused and sent again", refused));
  }
}
