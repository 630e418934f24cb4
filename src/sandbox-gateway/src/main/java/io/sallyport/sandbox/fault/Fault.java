package io.sallyport.sandbox.fault;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can go wrong between a client and a gateway, by the gateway's doing. */
public enum Fault {
  /** Processed at once, answered late. */
  DELAY(true),
  /** Processed late, and only if the client still waits. */
  DELAY_BEFORE(true),
  /** Processed, then the connection closes without an answer. */
  DROP_AFTER(true),
  /** The connection closes and nothing is processed. */
  DROP_BEFORE(false),
  /** Status 500 and nothing is processed. */
  ERROR_500(false),
  /** Processed, then status 500. */
  ERROR_500_AFTER(true),
  /** Status 429 with {@code Retry-After} and nothing is processed. */
  THROTTLE(false),
  /** Processed; the body is not JSON. */
  GARBAGE(true),
  /** Processed; the body comes drop by drop. */
  SLOW_BODY(true),
  /** Processed; the connection closes in the middle of the body. */
  CLOSE_MID_BODY(true),
  /** Processed rightly; the answer shows other amounts. */
  WRONG_AMOUNT(true),
  /** Processed rightly; the answer shows another currency. */
  WRONG_CURRENCY(true),
  /** Processed; the answer repeats card number, security code and API key. */
  ECHO_SECRETS(true),
  /** Status 401 for a key that is right, and nothing is processed. */
  UNAUTHORIZED(false),
  /** Processed; the body is larger than anyone should read. */
  HUGE_BODY(true);

  private final boolean processed;

  Fault(boolean processed) {
    this.processed = processed;
  }

  /** The name in requests and in the control API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the request is processed in spite of the fault. */
  public boolean processed() {
    return processed;
  }

  /** The fault of this name, or null. */
  public static @Nullable Fault named(String word) {
    return Arrays.stream(values())
        .filter(fault -> fault.word().equals(word))
        .findFirst()
        .orElse(null);
  }
}
