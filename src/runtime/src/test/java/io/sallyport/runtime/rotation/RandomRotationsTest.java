package io.sallyport.runtime.rotation;

import java.security.SecureRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of random events, and after each what must hold whatever happens. */
class RandomRotationsTest {
  private static final int EVENTS = 2_000;

  /** The same ones each time, and some that nobody has seen yet. */
  static LongStream seeds() {
    return LongStream.concat(LongStream.range(0, 16), new SecureRandom().longs(4));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatMustHoldHoldsWhateverHappens(long seed) {
    RandomWorld world = new RandomWorld(seed);
    for (int event = 0; event < EVENTS; event++) {
      String happened = world.step();
      try {
        world.check();
      } catch (AssertionError broken) {
        throw new AssertionError(
            "seed " + seed + ", event " + event + " (" + happened + "): " + broken.getMessage(),
            broken);
      }
    }
    try {
      world.recover();
      world.end();
    } catch (AssertionError broken) {
      throw new AssertionError("seed " + seed + ", in the end: " + broken.getMessage(), broken);
    }
  }
}
