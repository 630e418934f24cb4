package io.sallyport.drills.stage;

import java.time.Duration;

/** Rotates one credential at a time, as an operator would. Methods block until it is over. */
public final class Rotator {
  /** More than a transaction may take: source, check, probe. */
  private static final Duration LONGEST_SHIFT = Duration.ofSeconds(30);

  private final Operator operator;
  private final Credentials credentials;

  Rotator(Operator operator, Credentials credentials) {
    this.operator = operator;
    this.credentials = credentials;
  }

  /**
   * Makes a new API key at the gateway, puts it into the source and gives a notice.
   *
   * @param overlap how long the gateway accepts the old key after the shift
   * @return from the new key's being in the source to requests carrying it
   */
  public Duration apiKey(Duration overlap) {
    Role before = operator.role(Credentials.API_KEY);
    String fresh = credentials.issueApiKey();
    credentials.offer(fresh);
    long offered = System.nanoTime();
    operator.refresh(Credentials.API_KEY);
    awaitShift(before, LONGEST_SHIFT);
    Duration shift = Duration.ofNanos(System.nanoTime() - offered);
    Poll.pause(overlap);
    credentials.acceptOnly(fresh);
    return shift;
  }

  /**
   * Renews the client certificate and gives a notice.
   *
   * @return from the notice to requests carrying it
   */
  public Duration clientCertificate() {
    Role before = operator.role(Credentials.CLIENT_CERTIFICATE);
    credentials.offerNewCertificate();
    long offered = System.nanoTime();
    operator.refresh(Credentials.CLIENT_CERTIFICATE);
    awaitShift(before, LONGEST_SHIFT);
    return Duration.ofNanos(System.nanoTime() - offered);
  }

  /**
   * Waits until requests carry another value than before, however it came to that.
   *
   * @return the role then
   * @throws StageException when it is not in time
   */
  public Role awaitShift(Role before, Duration limit) {
    return operator.await(
        before.name(),
        "the shift of " + before.name(),
        limit,
        now -> now.generation() > before.generation() && now.usable());
  }
}
