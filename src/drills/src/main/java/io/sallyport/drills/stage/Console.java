package io.sallyport.drills.stage;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Lines for whoever waits. */
public final class Console {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Console() {}

  /** One thing done, with the time of the day. */
  public static void tell(String line) {
    System.out.println(LocalTime.now(ZoneId.systemDefault()).format(SECONDS) + "  " + line);
  }
}
