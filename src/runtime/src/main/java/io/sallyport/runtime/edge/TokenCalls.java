package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.flow.Caller;
import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.store.TokenRecord;
import io.sallyport.runtime.tokens.TokenVault;
import io.sallyport.runtime.validate.TokenRequest;
import io.sallyport.runtime.validate.TokenRequestReader;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Storing a card, telling what everybody may see of it, and forgetting it. */
public final class TokenCalls {
  private final TokenRequestReader reader;
  private final TokenVault vault;
  private final Ids ids;
  private final Merchants merchants;
  private final Clock clock;

  /**
   * Calls over a vault.
   *
   * @param defaultMerchants the merchant of a client's requests that name none
   */
  public TokenCalls(TokenVault vault, Ids ids, Map<String, String> defaultMerchants, Clock clock) {
    this.reader = new TokenRequestReader(clock);
    this.vault = vault;
    this.ids = ids;
    this.merchants = new Merchants(defaultMerchants);
    this.clock = clock;
  }

  CompletionStage<Reply> create(Caller caller, byte[] body) {
    try (TokenRequest request = reader.read(body)) {
      String merchant = merchants.of(caller, request.merchant());
      TokenRecord token =
          vault.newToken(
              request.card(), caller.client(), merchant, ids.next("tok"), clock.instant());
      return vault.add(token).thenApply(stored -> reply(201, token.card()));
    }
  }

  CompletionStage<Reply> get(Caller caller, String token) {
    return vault
        .find(caller.client(), token)
        .thenApply(
            found ->
                found.map(stored -> reply(200, stored.card())).orElseThrow(TokenCalls::notFound));
  }

  CompletionStage<Optional<Reply>> delete(Caller caller, String token) {
    return vault
        .delete(caller.client(), token)
        .thenApply(
            deleted -> {
              if (!deleted) {
                throw notFound();
              }
              return Optional.<Reply>empty();
            });
  }

  private static Reply reply(int status, CardView card) {
    byte[] body =
        JsonText.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("token", card.token());
              PaymentJson.card(json, card);
              json.writeEndObject();
            });
    return new Reply(new StoredAnswer(status, body), false);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.of(ErrorCode.NOT_FOUND, "no token of that id"));
  }
}
