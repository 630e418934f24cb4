package io.sallyport.runtime.validate;

import io.sallyport.engine.ErrorCode;
import io.sallyport.runtime.secret.Secret;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what is paid with. */
final class PaymentMethodReader {
  /** What it has to be. */
  static final String ALLOWED = "an object with either card or token";

  private static final String POINTER = "/payment_method";
  private static final CardReader CARD = CardReader.forPayment(POINTER + "/card");
  private static final ObjectShape<Draft> SHAPE =
      ObjectShape.<Draft>at(POINTER)
          .optional("card", (body, draft) -> draft.card = CARD.read(body, draft.now))
          .optional("token", (body, draft) -> draft.token = readToken(body))
          .optional("security_code", PaymentMethodReader::readSecurityCode)
          .build();

  private PaymentMethodReader() {}

  /** The payment method; the caller has to close it. */
  static PaymentMethodInput read(JsonBody body, Instant now) throws IOException {
    try (Draft draft = new Draft(now)) {
      SHAPE.read(body, draft);
      return draft.finish(body);
    }
  }

  private static String readToken(JsonBody body) throws IOException {
    String token = body.text(TextRule.TOKEN);
    if (!token.startsWith("tok_") || token.lastIndexOf('_') != 3) {
      throw body.invalid(TextRule.TOKEN.allowed());
    }
    return token;
  }

  private static void readSecurityCode(JsonBody body, Draft draft) throws IOException {
    try (SecretText code = body.secretText(CardReader.SECURITY_CODE)) {
      draft.securityCode = code.toSecret();
    }
  }

  private static final class Draft implements AutoCloseable {
    private final Instant now;
    private @Nullable CardInput card;
    private @Nullable String token;
    private @Nullable Secret securityCode;

    private Draft(Instant now) {
      this.now = now;
    }

    private PaymentMethodInput finish(JsonBody body) {
      CardInput typed = card;
      String stored = token;
      if (typed != null && stored == null) {
        if (securityCode != null) {
          body.enter(POINTER + "/security_code");
          throw body.invalid("beside a token only; a card's security code stands in the card");
        }
        card = null;
        return typed;
      }
      if (stored != null && typed == null) {
        TokenInput input = new TokenInput(stored, securityCode);
        securityCode = null;
        return input;
      }
      throw typed == null
          ? body.problem(ErrorCode.MISSING_FIELD, ALLOWED)
          : body.problem(ErrorCode.INVALID_VALUE, ALLOWED);
    }

    @Override
    public void close() {
      if (card != null) {
        card.close();
      }
      if (securityCode != null) {
        securityCode.close();
      }
    }
  }
}
