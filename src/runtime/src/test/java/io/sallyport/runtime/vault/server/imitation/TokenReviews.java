package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.util.List;

/** Asks a Kubernetes cluster about the tokens of its service accounts. */
final class TokenReviews {
  private static final String PATH = "/apis/authentication.k8s.io/v1/tokenreviews";

  private final HttpClient client;
  private final String address;
  private final String reviewer;

  private TokenReviews(HttpClient client, String address, String reviewer) {
    this.client = client;
    this.address = address;
    this.reviewer = reviewer;
  }

  static TokenReviews of(Vertx vertx, Call call) {
    Buffer authority = Buffer.buffer(call.text("kubernetes_ca_cert"));
    HttpClientOptions options =
        new HttpClientOptions()
            .setSsl(true)
            .setKeepAlive(false)
            .setTrustOptions(new PemTrustOptions().addCertValue(authority));
    return new TokenReviews(
        vertx.createHttpClient(options),
        call.text("kubernetes_host"),
        call.text("token_reviewer_jwt"));
  }

  /** The status of a review; a cluster that can not be asked is a refusal. */
  Future<JsonObject> review(String token, List<String> audiences) {
    JsonObject body =
        new JsonObject()
            .put("apiVersion", "authentication.k8s.io/v1")
            .put("kind", "TokenReview")
            .put(
                "spec",
                new JsonObject().put("token", token).put("audiences", new JsonArray(audiences)));
    return client
        .request(new RequestOptions().setAbsoluteURI(address + PATH).setMethod(HttpMethod.POST))
        .compose(request -> sent(request, body))
        .compose(HttpClientResponse::body)
        .map(answer -> answer.toJsonObject().getJsonObject("status"))
        .recover(unreachable -> Future.failedFuture(Refusal.withoutToken()));
  }

  private Future<HttpClientResponse> sent(HttpClientRequest request, JsonObject body) {
    return request
        .putHeader("Authorization", "Bearer " + reviewer)
        .putHeader("Content-Type", "application/json")
        .send(body.toBuffer());
  }
}
