package io.sallyport.drills.endtoend;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Poll;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.http.conn.ssl.SSLSocketFactory;

/** REST Assured in the place of one of the stage's clients. */
final class Calls {
  static final String PAYMENTS = "/v1/payments";

  private static final Duration LONGEST_RESOLUTION = Duration.ofSeconds(30);
  private static final Set<String> OPEN = Set.of("STARTED", "PENDING", "UNRESOLVED");

  private final Api api;

  Calls(Api api) {
    this.api = api;
  }

  /** A request without anything but the client's certificate. */
  RequestSpecification request() {
    return given().config(config()).baseUri(api.base().toString());
  }

  /** A request with JSON and a fresh idempotency key. */
  RequestSpecification json(JsonNode body) {
    return json(Api.freshKey(), body);
  }

  RequestSpecification json(String key, JsonNode body) {
    return request()
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .body(Json.line(body));
  }

  Response pay(JsonNode order) {
    return json(order).post(PAYMENTS);
  }

  /** The id of a payment that is charged at once. */
  String paid(JsonNode order) {
    return pay(order).then().statusCode(201).extract().path("id");
  }

  Response get(String id) {
    return request().get(PAYMENTS + "/" + id);
  }

  Response followUp(String id, String kind, JsonNode body) {
    return json(body).post(PAYMENTS + "/" + id + "/" + kind);
  }

  /** The payment once it is no longer in doubt. */
  Response resolved(String id) {
    return Poll.until(
        "the payment's outcome",
        LONGEST_RESOLUTION,
        () -> Optional.of(get(id)).filter(found -> !OPEN.contains(found.<String>path("status"))));
  }

  /** The first follow-up of a kind once it is no longer in doubt. */
  Response resolvedFollowUp(String id, String kind) {
    return Poll.until(
        "the follow-up's outcome",
        LONGEST_RESOLUTION,
        () ->
            Optional.of(get(id))
                .filter(found -> !OPEN.contains(found.<String>path(kind + "[0].status"))));
  }

  @SuppressWarnings("deprecation") // REST Assured takes no other kind of socket factory.
  private RestAssuredConfig config() {
    return RestAssuredConfig.config()
        .sslConfig(SSLConfig.sslConfig().sslSocketFactory(new SSLSocketFactory(api.tls())))
        .encoderConfig(
            EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT));
  }
}
