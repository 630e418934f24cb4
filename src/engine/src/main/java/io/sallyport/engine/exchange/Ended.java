package io.sallyport.engine.exchange;

import io.sallyport.engine.payment.Attempt;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.wire.WireFailure;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * How an exchange ended.
 *
 * @param outcome empty when a lookup found nothing
 * @param attempt the attempt at its last step
 * @param lastFailure why the last request got no answer, when it got none
 * @param renewal there when the gateway refused the credentials of the last request: completes with
 *     whether requests carry others now
 */
public record Ended(
    Optional<Outcome> outcome,
    Attempt attempt,
    Optional<WireFailure> lastFailure,
    Optional<CompletionStage<Boolean>> renewal) {
  /** The outcome of an exchange that is no lookup. */
  public Outcome requireOutcome() {
    return outcome.orElseGet(() -> Outcome.unknown(GatewayError.of("connector_defect")));
  }
}
