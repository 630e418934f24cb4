package io.sallyport.runtime.validate;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Whether a card can still be used, and was not mistyped. */
final class Expiry {
  private static final int MAX_YEARS_AHEAD = 25;

  private Expiry() {}

  /**
   * A card is good until the end of its month, wherever it is: the last place on earth gets to that
   * half a day after UTC. The issuer has the last word.
   */
  static boolean isUsable(int month, int year, Instant now) {
    YearMonth expiry = YearMonth.of(year, month);
    Instant over = expiry.plusMonths(1).atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    int lastYear = now.atOffset(ZoneOffset.UTC).getYear() + MAX_YEARS_AHEAD;
    return now.isBefore(over) && year <= lastYear;
  }
}
