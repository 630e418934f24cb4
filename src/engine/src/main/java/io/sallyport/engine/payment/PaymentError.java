package io.sallyport.engine.payment;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.ErrorCode;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.RejectionReason;
import java.util.Optional;

/**
 * Why a payment, follow-up or attempt is not what was asked for.
 *
 * @param reason the kind of a gateway's no
 * @param gateway the gateway's codes
 */
public record PaymentError(
    ErrorCode code, Optional<RejectionReason> reason, Optional<GatewayError> gateway) {
  /** All are required, some possibly empty. */
  public PaymentError {
    requireNonNull(code, "code");
    requireNonNull(reason, "reason");
    requireNonNull(gateway, "gateway");
  }

  /** With the gateway's codes. */
  public static PaymentError of(ErrorCode code, GatewayError gateway) {
    return new PaymentError(code, Optional.empty(), Optional.of(gateway));
  }
}
