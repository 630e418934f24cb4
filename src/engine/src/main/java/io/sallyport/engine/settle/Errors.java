package io.sallyport.engine.settle;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.payment.PaymentError;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import java.util.Optional;

/** Errors of payments from outcomes. */
final class Errors {
  private Errors() {}

  static Optional<PaymentError> of(Outcome.Rejected rejected) {
    ErrorCode code =
        switch (rejected.reason()) {
          case DECLINE -> ErrorCode.DECLINED;
          case CREDENTIAL -> ErrorCode.GATEWAY_CREDENTIAL;
          case THROTTLED -> ErrorCode.GATEWAY_THROTTLED;
          case INVALID -> ErrorCode.GATEWAY_REFUSED;
        };
    return Optional.of(
        new PaymentError(code, Optional.of(rejected.reason()), Optional.of(rejected.error())));
  }

  static Optional<PaymentError> of(ErrorCode code, GatewayError error) {
    return Optional.of(PaymentError.of(code, error));
  }

  static Optional<PaymentError> of(ErrorCode code) {
    return Optional.of(new PaymentError(code, Optional.empty(), Optional.empty()));
  }
}
