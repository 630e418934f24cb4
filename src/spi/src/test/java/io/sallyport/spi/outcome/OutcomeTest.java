package io.sallyport.spi.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.spi.outcome.Processed.Progress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
  private static final GatewayError ERROR = GatewayError.of("e");

  @Test
  void eachOutcomeHasItsCertaintyAndTakesItsOwnBranch() {
    check(Certainty.PROCESSED, Processed.builder(Progress.SUCCEEDED, "1").build());
    check(Certainty.REJECTED, Outcome.declined(ERROR));
    check(Certainty.NOT_SENT, Outcome.notSent(ERROR));
    check(Certainty.UNKNOWN, Outcome.unknown(ERROR));
  }

  private static void check(Certainty certainty, Outcome outcome) {
    assertEquals(certainty, outcome.certainty());
    assertEquals(
        certainty,
        outcome.fold(
            processed -> Certainty.PROCESSED,
            rejected -> Certainty.REJECTED,
            notSent -> Certainty.NOT_SENT,
            unknown -> Certainty.UNKNOWN));
  }

  @ParameterizedTest
  @EnumSource(Progress.class)
  void aNextActionGoesWithPendingAuthenticationAlone(Progress progress) {
    NextAction action = new NextAction.Redirect(URI.create("https://issuer.example/3ds"));
    Processed.Builder without = Processed.builder(progress, "1");
    Processed.Builder with = Processed.builder(progress, "1").nextAction(action);
    if (progress == Progress.AUTHENTICATION_PENDING) {
      assertEquals(action, with.build().nextAction().orElseThrow());
      assertThrows(IllegalArgumentException.class, without::build);
    } else {
      assertEquals(progress, without.build().progress());
      assertThrows(IllegalArgumentException.class, with::build);
    }
  }

  @Test
  void aRedirectIsHttps() {
    URI plain = URI.create("http://issuer.example/3ds");
    assertThrows(IllegalArgumentException.class, () -> new NextAction.Redirect(plain));
  }

  @Test
  void aGatewaysIdHasOneToTwoHundredFiftyFiveCharacters() {
    assertThrows(IllegalArgumentException.class, () -> Processed.builder(Progress.PENDING, ""));
    assertThrows(
        IllegalArgumentException.class, () -> Processed.builder(Progress.PENDING, "x".repeat(256)));
    assertEquals(
        255,
        Processed.builder(Progress.PENDING, "x".repeat(255))
            .build()
            .connectorTransactionId()
            .length());
  }

  @Test
  void nothingOfAProcessedAnswerIsPrintedButItsProgress() {
    assertEquals(
        "Processed[PENDING]", Processed.builder(Progress.PENDING, "id-1").build().toString());
  }
}
