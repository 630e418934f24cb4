package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import io.sallyport.drills.stage.Credentials;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Role;
import java.time.Duration;
import java.util.List;

/** The API key is in the wrong hands: the source has a new one, and the gateway drops the old. */
final class Compromise implements Scene {
  private static final Duration LONGEST_SHIFT = Duration.ofSeconds(30);
  private static final Duration AFTERWARDS = Duration.ofSeconds(1);

  /** The aim is a second; a busy machine may take longer without being broken. */
  private static final int SANE_MILLIS = 5_000;

  @Override
  public String name() {
    return "compromise";
  }

  @Override
  public List<Figure> play(Theatre theatre) {
    Role before = theatre.operator().role(Credentials.API_KEY);
    String fresh = theatre.credentials().issueApiKey();
    theatre.credentials().offer(fresh);
    long called = System.nanoTime();
    theatre.operator().compromised(Credentials.API_KEY, before.version());
    theatre.rotator().awaitShift(before, LONGEST_SHIFT);
    long shifted = System.nanoTime();
    long refusedBefore = theatre.stage().gateway().refusedKeys();
    theatre.credentials().acceptOnly(fresh);
    Poll.pause(AFTERWARDS);
    long refusedByThen = theatre.stage().gateway().refusedKeys();
    Poll.pause(AFTERWARDS);
    long refusedLater = theatre.stage().gateway().refusedKeys() - refusedByThen;
    long millis = Duration.ofNanos(shifted - called).toMillis();
    return List.of(
        Figure.atMost(name(), "one call replaces the key, ms (aim 1000)", millis, SANE_MILLIS),
        Figure.measured(
            name(), "under way with the old key, sent again", refusedByThen - refusedBefore),
        Figure.exactly(name(), "old key used later", refusedLater, 0));
  }
}
