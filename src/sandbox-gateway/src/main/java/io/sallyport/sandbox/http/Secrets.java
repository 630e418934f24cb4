package io.sallyport.sandbox.http;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one request carried that must not be stored: to refuse it in texts that are, and to repeat
 * it when the fault asks for that. It never prints itself.
 */
final class Secrets {
  private final String apiKey;
  private final @Nullable String cardNumber;
  private final @Nullable String securityCode;

  private Secrets(String apiKey, @Nullable String cardNumber, @Nullable String securityCode) {
    this.apiKey = apiKey;
    this.cardNumber = cardNumber;
    this.securityCode = securityCode;
  }

  static Secrets of(String apiKey, JsonObject body) {
    if (!(body.getValue("card") instanceof JsonObject)) {
      return new Secrets(apiKey, null, null);
    }
    Fields fields = new Fields(body).object("card");
    return new Secrets(apiKey, fields.optionalText("number"), fields.optionalText("security_code"));
  }

  /** Whether the text holds the card number or the API key. A security code is too short to say. */
  boolean in(@Nullable String text) {
    return text != null
        && (text.contains(apiKey)
            || (cardNumber != null && !cardNumber.isEmpty() && text.contains(cardNumber)));
  }

  JsonObject asJson() {
    return new JsonObject()
        .put("api_key", apiKey)
        .put("card_number", cardNumber)
        .put("security_code", securityCode);
  }

  List<String> all() {
    return Stream.of(apiKey, cardNumber, securityCode).filter(value -> value != null).toList();
  }

  @Override
  public String toString() {
    return "Secrets";
  }
}
