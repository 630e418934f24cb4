package io.sallyport.tck;

import io.sallyport.spi.Amount;
import io.sallyport.spi.Connector;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.DataFlow.RequestShape;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.PaymentMethodKind;
import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.Segment;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sound connector of two steps: the card is stored first, then paid with. The broken ones extend
 * it and do one thing wrong.
 */
class SampleConnector implements Connector {
  private static final Outcome UNKNOWN = Outcome.unknown(GatewayError.of("malformed"));
  private static final String STEP = "step";

  private final Manifest manifest = declarations().build();

  static Manifest.Builder declarations() {
    RequestShape card = new RequestShape.Http(HttpMethod.POST, "/cards");
    RequestShape payment = new RequestShape.Http(HttpMethod.POST, "/payments");
    RequestShape lookup = new RequestShape.Http(HttpMethod.GET, "/payments/{reference}");
    return Manifest.builder("sample", "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
        .operation(
            OperationKind.AUTHORIZE,
            new Recovery.Lookup(Recovery.LookupKey.ATTEMPT_REFERENCE, Duration.ZERO))
        .paymentMethod(PaymentMethodKind.CARD)
        .currencies(Set.of("CHF", "SEK"))
        .credential("api-key", CredentialRole.Kind.SECRET_TEXT)
        .endpoint(new Endpoint.Http("api", URI.create("https://gateway.example")))
        .dataFlow(flow(DataClass.CARD_NUMBER, card, Place.json("/cards/*/number")))
        .dataFlow(flow(DataClass.CREDENTIAL, card, Place.header("key")))
        .dataFlow(flow(DataClass.CREDENTIAL, payment, Place.header("key")))
        .dataFlow(flow(DataClass.CREDENTIAL, lookup, Place.header("key")));
  }

  private static DataFlow flow(DataClass dataClass, RequestShape request, Place place) {
    return new DataFlow(dataClass, "api", request, place);
  }

  /** What its gateway answers: the operation's amount, the context's reference. */
  static WireResponse answer(Operation operation, WireRequest request, ExchangeContext context) {
    Amount amount = ((AuthorizeOperation) operation).amount();
    JsonObject body =
        request.toString().contains("/cards")
            ? JsonObject.builder().put("card", "card_1").build()
            : JsonObject.builder()
                .put("id", "pay_1")
                .put("reference", context.attemptReference())
                .put("amount", amount.minorAmount())
                .put("currency", amount.currency())
                .build();
    return new HttpResponse(200, Map.of(), new ResponseBody.Json(body));
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public Step begin(Operation operation, ExchangeContext context) {
    return operation.fold(
        new Operation.Cases<>() {
          @Override
          public Step authorize(AuthorizeOperation authorize) {
            return Step.send(cardRequest(), state("card"));
          }
        });
  }

  HttpRequest cardRequest() {
    JsonObject card = JsonObject.builder().put("number", Reference.cardNumber()).build();
    JsonObject body = JsonObject.builder().put("cards", new JsonArray(List.of(card))).build();
    return request(HttpMethod.POST, "/cards").json(body).build();
  }

  static HttpRequest.Builder request(HttpMethod method, String path, String... arguments) {
    return HttpRequest.builder("api", method, path, arguments)
        .header("key", Segment.value(Reference.credential("api-key"), Encoding.HEADER));
  }

  static JsonObject state(String step) {
    return JsonObject.builder().put(STEP, step).build();
  }

  @Override
  public Step recover(Operation operation, JsonObject state, ExchangeContext context) {
    HttpRequest lookup =
        request(HttpMethod.GET, "/payments/{reference}", context.attemptReference()).build();
    return Step.send(lookup, state("lookup"));
  }

  @Override
  public Step proceed(
      Operation operation, JsonObject state, WireResult result, ExchangeContext context) {
    String step = state.string(STEP).orElseThrow();
    return result.fold(
        response ->
            response.fold(
                http -> answered(operation, step, http, context), frame -> Step.done(UNKNOWN)),
        failure -> failed(step, failure));
  }

  Step failed(String step, WireFailure failure) {
    return Step.done(step.equals("lookup") ? Outcome.unknown(failure.error()) : failure.outcome());
  }

  Step answered(Operation operation, String step, HttpResponse response, ExchangeContext context) {
    if (step.equals("lookup") && response.status() == 404) {
      return Step.notFound();
    }
    Optional<JsonObject> body = response.json().filter(json -> response.status() == 200);
    return step.equals("card")
        ? body.flatMap(json -> json.string("card"))
            .map(card -> Step.send(paymentRequest(card), state("payment")))
            .orElse(Step.done(UNKNOWN))
        : Step.done(body.flatMap(json -> paid(operation, json)).orElse(UNKNOWN));
  }

  private static HttpRequest paymentRequest(String card) {
    JsonObject body = JsonObject.builder().put("card", card).build();
    return request(HttpMethod.POST, "/payments").json(body).build();
  }

  Optional<Outcome> paid(Operation operation, JsonObject json) {
    return Amount.ifValid(json.integer("amount").orElse(-1), json.string("currency").orElse(null))
        .flatMap(amount -> json.string("id").filter("pay_1"::equals).map(id -> of(id, amount)));
  }

  static Outcome of(String id, Amount amount) {
    return Processed.builder(Processed.Progress.SUCCEEDED, id).amount(amount).build();
  }
}
