package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import io.sallyport.drills.stage.Credentials;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Role;
import io.sallyport.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;

/** The source gets an API key that the gateway has never heard of. */
final class BadKey implements Scene {
  private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "bad key";
  }

  @Override
  public List<Figure> play(Theatre theatre) {
    Role before = theatre.operator().role(Credentials.API_KEY);
    long alertsBefore = theatre.failureAlerts();
    long recordsBefore = theatre.auditRecords();
    theatre.credentials().offer(SandboxOptions.freshApiKey());
    theatre.operator().refresh(Credentials.API_KEY);
    boolean raised =
        Poll.isTrueWithin(LONGEST_REFUSAL, () -> theatre.failureAlerts() > alertsBefore);
    Role after = theatre.operator().role(Credentials.API_KEY);
    boolean ready = theatre.isReady();
    long records = theatre.auditRecords() - recordsBefore;
    theatre.tell("the bad key was refused: " + after.failure());
    Duration shift = theatre.rotator().apiKey(Duration.ZERO);
    return List.of(
        Figure.isTrue(name(), "the old key stays", isSame(before, after)),
        Figure.isTrue(name(), "alert raised", raised),
        Figure.isTrue(name(), "/credentials tells the failure", after.failedAfter(before)),
        Figure.isTrue(name(), "ready all the time", ready),
        Figure.atLeast(name(), "audit records", records, 1),
        Figure.measured(name(), "next good key shifts after, ms", shift.toMillis()));
  }

  private static boolean isSame(Role before, Role after) {
    return after.usable() && after.version().equals(before.version());
  }
}
