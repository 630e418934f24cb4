package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what was told, each on one line. */
final class RecordedVaultEvents implements VaultEvents {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final List<String> told = new ArrayList<>();

  synchronized List<String> told() {
    return List.copyOf(told);
  }

  synchronized int count(String line) {
    return (int) told.stream().filter(line::equals).count();
  }

  /** Returns once those lines were told so often, taken together. */
  synchronized void await(int times, String... lines) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (List.of(lines).stream().mapToInt(this::count).sum() < times) {
      long leftMillis = (end - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        throw new AssertionError(List.of(lines) + " not told " + times + " times: " + told);
      }
      try {
        wait(leftMillis);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void answered(VaultOperation operation, int status) {
    tell(operation + " " + status);
  }

  @Override
  public void failed(VaultOperation operation, VaultFailure failure) {
    tell(operation + " " + failure);
  }

  @Override
  public void loggedIn(Optional<Instant> until) {
    tell("logged in");
  }

  @Override
  public void tokenRenewed(Instant until) {
    tell("renewed");
  }

  @Override
  public void loginFailed(SourceException.Reason reason) {
    tell("login failed: " + reason);
  }

  private synchronized void tell(String line) {
    told.add(line);
    notifyAll();
  }
}
