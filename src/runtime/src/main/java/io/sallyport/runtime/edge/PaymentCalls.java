package io.sallyport.runtime.edge;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.flow.AuthorizeCommand;
import io.sallyport.engine.flow.Caller;
import io.sallyport.engine.flow.Flows;
import io.sallyport.engine.flow.FollowUpCommand;
import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.store.TokenRecord;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.tokens.OpenedCard;
import io.sallyport.runtime.tokens.RequestHasher;
import io.sallyport.runtime.tokens.TokenVault;
import io.sallyport.runtime.validate.CardInput;
import io.sallyport.runtime.validate.FollowUpRequest;
import io.sallyport.runtime.validate.FollowUpRequestReader;
import io.sallyport.runtime.validate.PaymentRequest;
import io.sallyport.runtime.validate.PaymentRequestReader;
import io.sallyport.runtime.validate.TokenInput;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The way of a call from its bytes to the engine: validate, tokens, engine. */
public final class PaymentCalls {
  private final PaymentRequestReader payments;
  private final FollowUpRequestReader followUps = new FollowUpRequestReader();
  private final TokenVault vault;
  private final RequestHasher hasher;
  private final Flows flows;
  private final Ids ids;
  private final Merchants merchants;
  private final Clock clock;

  /**
   * Calls over an engine.
   *
   * @param defaultMerchants the merchant of a client's requests that name none
   */
  public PaymentCalls(
      TokenVault vault,
      RequestHasher hasher,
      Flows flows,
      Ids ids,
      Map<String, String> defaultMerchants,
      Clock clock) {
    this.payments = new PaymentRequestReader(clock);
    this.vault = vault;
    this.hasher = hasher;
    this.flows = flows;
    this.ids = ids;
    this.merchants = new Merchants(defaultMerchants);
    this.clock = clock;
  }

  CompletionStage<Reply> pay(Caller caller, KeyScope key, byte[] body) {
    PaymentRequest request = payments.read(body);
    CompletionStage<Reply> reply;
    try {
      String merchant = merchants.of(caller, request.merchant());
      Fingerprint fingerprint = hasher.payment(request);
      reply =
          request
              .paymentMethod()
              .fold(
                  card -> withCard(caller, key, fingerprint, merchant, request, card),
                  token -> withToken(caller, key, fingerprint, merchant, request, token));
    } catch (RuntimeException refused) {
      reply = failedFuture(refused);
    }
    return reply.whenComplete((answered, failure) -> request.close());
  }

  CompletionStage<Reply> followUp(
      Caller caller, KeyScope key, String paymentId, FollowUpKind kind, byte[] body) {
    FollowUpRequest request = followUps.read(kind, body);
    return flows
        .followUps()
        .followUp(
            new FollowUpCommand(
                caller,
                key,
                hasher.followUp(kind, paymentId, request),
                paymentId,
                kind,
                request.amount(),
                request.isFinal()));
  }

  CompletionStage<Reply> payment(Caller caller, String id, boolean sync) {
    return flows.queries().payment(caller, id, sync);
  }

  CompletionStage<Reply> followUp(Caller caller, String id) {
    return flows.queries().followUp(caller, id);
  }

  private CompletionStage<Reply> withCard(
      Caller caller,
      KeyScope key,
      Fingerprint fingerprint,
      String merchant,
      PaymentRequest request,
      CardInput input) {
    TokenRecord token =
        vault.newToken(input, caller.client(), merchant, ids.next("tok"), clock.instant());
    return authorize(
        caller,
        key,
        fingerprint,
        merchant,
        request,
        token.card(),
        input.card(),
        Optional.of(token));
  }

  private CompletionStage<Reply> withToken(
      Caller caller,
      KeyScope key,
      Fingerprint fingerprint,
      String merchant,
      PaymentRequest request,
      TokenInput input) {
    return vault
        .open(caller.client(), input.token())
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                return flows.payments().refuse(key, fingerprint, noToken());
              }
              OpenedCard opened = found.get();
              if (!input.securityCodeFits(opened.view().network())) {
                opened.card().close();
                return flows.payments().refuse(key, fingerprint, wrongCodeLength());
              }
              return authorize(
                  caller,
                  key,
                  fingerprint,
                  merchant,
                  request,
                  opened.view(),
                  opened.card().withSecurityCode(input.securityCode()),
                  Optional.empty());
            });
  }

  private CompletionStage<Reply> authorize(
      Caller caller,
      KeyScope key,
      Fingerprint fingerprint,
      String merchant,
      PaymentRequest request,
      CardView view,
      CardInHand card,
      Optional<TokenRecord> newToken) {
    String paymentId = ids.next("pay");
    return flows
        .payments()
        .authorize(
            new AuthorizeCommand(
                caller,
                key,
                fingerprint,
                paymentId,
                merchant,
                request.connector(),
                request.merchantTransactionId(),
                request.amount(),
                request.captureMethod(),
                request.initiator(),
                request.partialAuthorization(),
                view,
                card,
                newToken,
                request.details(),
                vault.sealDetails(paymentId, request.details())));
  }

  private static ProblemException noToken() {
    return new ProblemException(
        Problem.at(
            ErrorCode.INVALID_VALUE, "/payment_method/token", "must be a token of this client"));
  }

  private static ProblemException wrongCodeLength() {
    return new ProblemException(
        Problem.at(
            ErrorCode.INVALID_VALUE,
            "/payment_method/security_code",
            "must be 4 digits for AMEX and 3 for others"));
  }
}
