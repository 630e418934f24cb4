package io.sallyport.spi.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireFailureTest {
  @ParameterizedTest
  @EnumSource(WireFailure.class)
  void whatMayHaveBeenProcessedIsUnknownAndTheRestIsNotSent(WireFailure failure) {
    Certainty expected = failure.maybeProcessed() ? Certainty.UNKNOWN : Certainty.NOT_SENT;
    assertEquals(expected, failure.outcome().certainty());
  }

  @Test
  void theReasonIsTheNameInLowerCase() {
    assertEquals(
        Outcome.notSent(GatewayError.of("deadline_before_send")),
        WireFailure.DEADLINE_BEFORE_SEND.outcome());
    assertEquals(Outcome.unknown(GatewayError.of("closed")), WireFailure.CLOSED.outcome());
  }
}
