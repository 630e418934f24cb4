package io.sallyport.drills.stage;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Lines for whoever waits. */
public final class Console {
  private Console() {}

  /** One thing done, with the time of the day. */
  public static void tell(String line) {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    System.out.println(now + "  " + line);
  }
}
