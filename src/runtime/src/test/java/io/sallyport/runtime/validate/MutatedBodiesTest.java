package io.sallyport.runtime.validate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.sallyport.engine.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutatedBodiesTest {
  private static final int MUTATIONS = 50_000;
  private static final long SEED = 20261115;
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "true",
          "-",
          "1e9",
          "\\u0000",
          "\\ud800",
          "4111111111111111",
          "\"card\":{}",
          "\"number\":",
          "0",
          "é",
          "\ufeff",
          "\\");

  @Test
  void aMutatedBodyIsReadOrRefusedAndNothingElse() {
    Random random = new Random(SEED);
    List<byte[]> valid =
        List.of(
            Bodies.bytes(Bodies.FULL), Bodies.bytes(Bodies.MINIMAL), Bodies.bytes(Bodies.BY_TOKEN));
    PaymentRequestReader reader = new PaymentRequestReader(Bodies.CLOCK);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] body = valid.get(random.nextInt(valid.size()));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        body = mutated(body, random);
      }
      read += isRead(reader, body, i) ? 1 : 0;
    }
    assertTrue(read > 0 && read < MUTATIONS / 2, "read " + read);
  }

  private static boolean isRead(PaymentRequestReader reader, byte[] body, int number) {
    try (PaymentRequest request = reader.read(body)) {
      return !request.merchantTransactionId().isEmpty();
    } catch (ProblemException e) {
      assertFalse(e.problem().toString().contains("41111111"), "mutation " + number);
      return false;
    } catch (RuntimeException e) {
      return fail("mutation " + number + " of seed " + SEED, e);
    }
  }

  private static byte[] mutated(byte[] body, Random random) {
    int at = random.nextInt(body.length + 1);
    if (body.length == 0) {
      return body;
    }
    int until = Math.min(body.length, at + 1 + random.nextInt(8));
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(body, at);
      case 1 -> joined(body, at, new byte[0], until);
      case 2 -> flipped(body, at % body.length, random.nextInt(8));
      case 3 -> joined(body, at, Arrays.copyOfRange(body, at, until), at);
      default -> {
        byte[] token = Bodies.bytes(TOKENS.get(random.nextInt(TOKENS.size())));
        yield joined(body, at, token, random.nextBoolean() ? at : until);
      }
    };
  }

  private static byte[] flipped(byte[] body, int at, int bit) {
    byte[] flipped = body.clone();
    flipped[at] ^= (byte) (1 << bit);
    return flipped;
  }

  private static byte[] joined(byte[] body, int until, byte[] middle, int from) {
    byte[] all = new byte[until + middle.length + body.length - from];
    System.arraycopy(body, 0, all, 0, until);
    System.arraycopy(middle, 0, all, until, middle.length);
    System.arraycopy(body, from, all, until + middle.length, body.length - from);
    return all;
  }
}
