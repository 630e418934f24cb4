package io.sallyport.runtime;

import io.sallyport.engine.port.Ids;
import io.sallyport.spi.ExchangeContext;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ids of 26 characters of Crockford's base 32 in lower case: 48 bits of time, so that rows are
 * written in order, and 80 random bits; tokens are random altogether, 130 bits.
 */
public final class RandomIds implements Ids {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int TIME_CHARACTERS = 10;
  private static final int CHARACTERS = 26;
  private static final int BITS = 5;
  private static final int MASK = 31;
  private static final String TOKEN = "tok";

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, AtomicInteger> sequences = new ConcurrentHashMap<>();

  /** Ids by a clock. */
  public RandomIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String next(String prefix) {
    byte[] noise = new byte[CHARACTERS];
    random.nextBytes(noise);
    char[] id = new char[CHARACTERS];
    int from = 0;
    if (!prefix.equals(TOKEN)) {
      long millis = clock.millis();
      for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
        id[i] = ALPHABET[(int) (millis & MASK)];
        millis >>>= BITS;
      }
      from = TIME_CHARACTERS;
    }
    for (int i = from; i < CHARACTERS; i++) {
      id[i] = ALPHABET[noise[i] & MASK];
    }
    return prefix + "_" + new String(id);
  }

  @Override
  public int nextSequenceNumber(String connector) {
    AtomicInteger sequence =
        sequences.computeIfAbsent(connector, id -> new AtomicInteger(firstSequenceNumber()));
    return sequence.updateAndGet(last -> last % ExchangeContext.MAX_SEQUENCE_NUMBER + 1);
  }

  /** Seconds of the clock, so that a restart begins where the numbers before it are not recent. */
  private int firstSequenceNumber() {
    return Math.floorMod(clock.millis() / 100, ExchangeContext.MAX_SEQUENCE_NUMBER);
  }
}
