package io.sallyport.engine.exchange;

import io.sallyport.spi.Step;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;

/** What the result of a request says about the credentials that it carried. */
enum CredentialStanding {
  /** The gateway let them in. */
  ACCEPTED,
  /** The gateway did not. */
  REFUSED,
  /**
   * Nothing: an overloaded or broken gateway answers before it looks at them, and so does whatever
   * stands in front of it.
   */
  UNTOLD;

  /**
   * By the result and by what the connector makes of it. A refused certificate is known without the
   * connector, whose outcome must be unknown when it asks about something else.
   */
  static CredentialStanding of(WireResult result, Step next) {
    return result.fold(
        answered -> next.fold(send -> ACCEPTED, done -> ofAnswer(done.outcome()), () -> ACCEPTED),
        failure ->
            failure == WireFailure.CERTIFICATE_REFUSED && !(next instanceof Step.Send)
                ? REFUSED
                : UNTOLD);
  }

  private static CredentialStanding ofAnswer(Outcome outcome) {
    return outcome.fold(
        processed -> ACCEPTED,
        rejected ->
            switch (rejected.reason()) {
              case CREDENTIAL -> REFUSED;
              case DECLINE, INVALID -> ACCEPTED;
              case THROTTLED -> UNTOLD;
            },
        notSent -> UNTOLD,
        unknown -> UNTOLD);
  }
}
