package io.sallyport.engine.route;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.route.ConnectorCatalog.Loaded;
import io.sallyport.spi.Amount;
import io.sallyport.spi.manifest.Capability;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.PaymentMethodKind;
import io.sallyport.spi.operation.OperationKind;
import java.util.Optional;

/** Chooses the connector of a payment and holds the request against its manifest. */
public final class Router {
  private final ConnectorCatalog catalog;
  private final Optional<String> defaultConnector;

  /**
   * A router.
   *
   * @param defaultConnector takes the payments that name none
   */
  public Router(ConnectorCatalog catalog, Optional<String> defaultConnector) {
    this.catalog = catalog;
    this.defaultConnector = defaultConnector;
  }

  /**
   * The connector for a payment.
   *
   * @throws ProblemException when there is none, or it does not declare what is asked
   */
  public Loaded payment(Optional<String> asked, Amount amount, boolean partialAuthorization) {
    String id =
        asked
            .or(() -> defaultConnector)
            .orElseThrow(
                () ->
                    refused(
                        ErrorCode.MISSING_FIELD,
                        "/connector",
                        "is required: no default connector is configured"));
    Loaded loaded =
        catalog
            .find(id)
            .orElseThrow(
                () -> refused(ErrorCode.UNKNOWN_CONNECTOR, "/connector", "must be loaded"));
    requireDeclared(loaded.manifest(), amount, partialAuthorization);
    return loaded;
  }

  /**
   * The connector that a payment was made with.
   *
   * @throws ProblemException when it is not loaded any more
   */
  public Loaded existing(String id) {
    return catalog
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ErrorCode.UNAVAILABLE, "the payment's connector is not loaded")));
  }

  private static void requireDeclared(
      Manifest manifest, Amount amount, boolean partialAuthorization) {
    if (manifest.recovery(OperationKind.AUTHORIZE).isEmpty()) {
      throw unsupported("/connector", "the connector does not declare AUTHORIZE");
    }
    if (!manifest.paymentMethods().contains(PaymentMethodKind.CARD)) {
      throw unsupported("/payment_method", "the connector does not declare CARD");
    }
    if (!manifest.currencies().contains(amount.currency())) {
      throw unsupported("/amount/currency", "the connector does not declare this currency");
    }
    if (amount.isZero() && !manifest.can(Capability.ACCOUNT_VERIFICATION)) {
      throw unsupported(
          "/amount/minor_amount", "must be 1 or more: the connector does not verify accounts");
    }
    if (partialAuthorization && !manifest.can(Capability.PARTIAL_AUTHORIZATION)) {
      throw unsupported(
          "/partial_authorization", "the connector does not authorise parts of an amount");
    }
  }

  private static ProblemException unsupported(String field, String detail) {
    return refused(ErrorCode.UNSUPPORTED_OPERATION, field, detail);
  }

  private static ProblemException refused(ErrorCode code, String field, String detail) {
    return new ProblemException(Problem.at(code, field, detail));
  }
}
