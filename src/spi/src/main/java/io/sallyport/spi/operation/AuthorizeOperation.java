package io.sallyport.spi.operation;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Amount;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ask for a payment. An amount of zero is account verification. */
public final class AuthorizeOperation implements Operation {
  private final String merchant;
  private final String merchantTransactionId;
  private final Amount amount;
  private final PaymentMethod paymentMethod;
  private final CaptureMethod captureMethod;
  private final Initiator initiator;
  private final boolean partialAuthorization;
  private final Customer customer;
  private final BillingAddress billing;
  private final Map<String, String> metadata;
  private final @Nullable String returnUrl;

  private AuthorizeOperation(Builder builder) {
    merchant = builder.merchant;
    merchantTransactionId = builder.merchantTransactionId;
    amount = builder.amount;
    paymentMethod = builder.paymentMethod;
    captureMethod = builder.captureMethod;
    initiator = builder.initiator;
    partialAuthorization = builder.partialAuthorization;
    customer = builder.customer;
    billing = builder.billing;
    metadata = Map.copyOf(builder.metadata);
    returnUrl = builder.returnUrl;
  }

  /** A new builder with what every authorisation has. */
  public static Builder builder(
      String merchant, String merchantTransactionId, Amount amount, PaymentMethod paymentMethod) {
    return new Builder(merchant, merchantTransactionId, amount, paymentMethod);
  }

  /** Our name of the merchant. */
  public String merchant() {
    return merchant;
  }

  /** The application's id of the payment. */
  public String merchantTransactionId() {
    return merchantTransactionId;
  }

  /** What is asked for. */
  public Amount amount() {
    return amount;
  }

  /** What is paid with. */
  public PaymentMethod paymentMethod() {
    return paymentMethod;
  }

  /** When it is captured. */
  public CaptureMethod captureMethod() {
    return captureMethod;
  }

  /** Who started it. */
  public Initiator initiator() {
    return initiator;
  }

  /** Whether less than the amount is welcome. */
  public boolean partialAuthorization() {
    return partialAuthorization;
  }

  /** Who pays. */
  public Customer customer() {
    return customer;
  }

  /** Where the card's bills go. */
  public BillingAddress billing() {
    return billing;
  }

  /** The application's own notes; names and values are texts. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Where the customer's browser comes back to. */
  public Optional<String> returnUrl() {
    return Optional.ofNullable(returnUrl);
  }

  @Override
  public OperationKind kind() {
    return OperationKind.AUTHORIZE;
  }

  @Override
  public <R> R fold(Cases<R> cases) {
    return cases.authorize(this);
  }

  @Override
  public String toString() {
    return "AuthorizeOperation";
  }

  /** Collects the parts; not for use by several threads. */
  public static final class Builder {
    private final String merchant;
    private final String merchantTransactionId;
    private final Amount amount;
    private final PaymentMethod paymentMethod;
    private CaptureMethod captureMethod = CaptureMethod.AUTOMATIC;
    private Initiator initiator = Initiator.CUSTOMER;
    private boolean partialAuthorization;
    private Customer customer = Customer.NONE;
    private BillingAddress billing = BillingAddress.NONE;
    private Map<String, String> metadata = Map.of();
    private @Nullable String returnUrl;

    private Builder(
        String merchant, String merchantTransactionId, Amount amount, PaymentMethod paymentMethod) {
      this.merchant = requireNonNull(merchant, "merchant");
      this.merchantTransactionId = requireNonNull(merchantTransactionId, "merchantTransactionId");
      this.amount = requireNonNull(amount, "amount");
      this.paymentMethod = requireNonNull(paymentMethod, "paymentMethod");
    }

    /** Default: {@link CaptureMethod#AUTOMATIC}. */
    public Builder captureMethod(CaptureMethod value) {
      captureMethod = value;
      return this;
    }

    /** Default: {@link Initiator#CUSTOMER}. */
    public Builder initiator(Initiator value) {
      initiator = value;
      return this;
    }

    /** Default: false. */
    public Builder partialAuthorization(boolean value) {
      partialAuthorization = value;
      return this;
    }

    /** Default: nothing known. */
    public Builder customer(Customer value) {
      customer = value;
      return this;
    }

    /** Default: nothing known. */
    public Builder billing(BillingAddress value) {
      billing = value;
      return this;
    }

    /** Default: empty. */
    public Builder metadata(Map<String, String> value) {
      metadata = value;
      return this;
    }

    /** Default: none. */
    public Builder returnUrl(Optional<String> value) {
      returnUrl = value.orElse(null);
      return this;
    }

    /** The operation. */
    public AuthorizeOperation build() {
      return new AuthorizeOperation(this);
    }
  }
}
