package io.sallyport.drills.leak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.StageException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A card number everywhere where none belongs. Each has to be refused. */
final class Misplacements {
  private static final String PAYMENTS = "/v1/payments";
  private static final int LARGE_BODY = 70_000;

  private final Api shop;
  private final String number;

  Misplacements(Api shop, String number) {
    this.shop = shop;
    this.number = number;
  }

  void run() {
    inFields();
    inBodies();
    inHeaders();
    inPaths();
  }

  private void inFields() {
    for (String field : List.of("merchant_transaction_id", "merchant", "connector", "surprise")) {
      refused(field, shop.post(PAYMENTS, Orders.payment().put(field, number)));
    }
    ObjectNode inMetadata = Orders.payment();
    inMetadata.putObject("metadata").put("note", "card " + number);
    refused("metadata", shop.post(PAYMENTS, inMetadata));
    ObjectNode asName = Orders.payment();
    asName.putObject("metadata").put(number, "card");
    refused("metadata's name", shop.post(PAYMENTS, asName));
    ObjectNode asHolder = Orders.payment();
    asHolder.withObject("/payment_method/card").put("holder_name", number);
    refused("holder_name", shop.post(PAYMENTS, asHolder));
    ObjectNode asMember = Orders.payment();
    asMember.put(number, true);
    refused("a member's name", shop.post(PAYMENTS, asMember));
    ObjectNode asCode = Orders.payment();
    asCode.withObject("/payment_method/card").put("security_code", number);
    refused("security_code", shop.post(PAYMENTS, asCode));
    ObjectNode asAmount = Orders.payment();
    asAmount.withObject("/amount").put("minor_amount", number);
    refused("minor_amount", shop.post(PAYMENTS, asAmount));
  }

  private void inBodies() {
    refused("broken JSON", raw("application/json", "{\"card\":\"" + number));
    refused("no JSON", raw("application/json", number));
    refused("a form", raw("application/x-www-form-urlencoded", "number=" + number));
    refusedOrCutOff(number.repeat(LARGE_BODY / number.length()));
  }

  private void inHeaders() {
    String body = Json.line(Orders.payment());
    refused("Idempotency-Key", shop.post(PAYMENTS, number, Orders.payment()));
    refused(
        "a header", shop.send(posting("application/json", body).header("X-Note", number).build()));
    String basic =
        Base64.getEncoder().encodeToString(("card:" + number).getBytes(StandardCharsets.US_ASCII));
    shop.send(posting("application/json", "{}").header("Authorization", "Basic " + basic).build());
    refused("Content-Type", raw("text/x-" + number, body));
  }

  private void inPaths() {
    refused("a path", shop.get(PAYMENTS + "/" + number));
    refused("a token's path", shop.get("/v1/tokens/" + number));
    refused("another path", shop.get("/" + number));
    refused("a query", shop.get(PAYMENTS + "/pay_none?card=" + number));
  }

  private Answer raw(String mediaType, String body) {
    return shop.send(posting(mediaType, body).build());
  }

  private HttpRequest.Builder posting(String mediaType, String body) {
    return shop.request(PAYMENTS)
        .header("Content-Type", mediaType)
        .header("Idempotency-Key", Api.freshKey())
        .POST(BodyPublishers.ofString(body));
  }

  /** Who is refused while still sending may find the connection closed before the answer. */
  private void refusedOrCutOff(String body) {
    try {
      refused("a large body", raw("application/json", body));
    } catch (UncheckedIOException e) {
      return;
    }
  }

  private static void refused(String where, Answer answer) {
    if (answer.status() < 400 || answer.status() >= 500) {
      throw new StageException(
          "a card number in " + where + " was answered with " + answer.status(), null);
    }
  }
}
