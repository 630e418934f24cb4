package io.sallyport.runtime.store;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.payment.PaymentError;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.outcome.RetryAdvice;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** The columns of an error; our code by its number, which never changes. */
final class ErrorColumns {
  private ErrorColumns() {}

  static Columns write(Columns columns, Optional<PaymentError> error) {
    Optional<GatewayError> gateway = error.flatMap(PaymentError::gateway);
    return columns
        .number("error_code", error.map(present -> present.code().number()))
        .name("error_reason", error.flatMap(PaymentError::reason))
        .text("gateway_code", gateway.map(GatewayError::code))
        .text("gateway_network_code", gateway.flatMap(GatewayError::networkCode))
        .name("gateway_advice", gateway.map(GatewayError::advice));
  }

  static Optional<PaymentError> read(Row row) throws SQLException {
    Optional<Long> number = row.optionalNumber("error_code");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PaymentError(
            code(number.get()),
            row.optionalName("error_reason", RejectionReason.class),
            gateway(row)));
  }

  private static Optional<GatewayError> gateway(Row row) throws SQLException {
    Optional<String> code = row.optionalText("gateway_code");
    if (code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new GatewayError(
            code.get(),
            row.optionalText("gateway_network_code"),
            row.name("gateway_advice", RetryAdvice.class)));
  }

  private static ErrorCode code(long number) throws SQLException {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.number() == number)
        .findFirst()
        .orElseThrow(() -> new SQLException("error_code is not known"));
  }
}
