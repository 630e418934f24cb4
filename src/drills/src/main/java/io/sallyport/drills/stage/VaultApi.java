package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Vault's HTTP API, as root (https://developer.hashicorp.com/vault/api-docs). Nobody observes its
 * answers: they hold tokens. Messages never repeat them.
 */
final class VaultApi {
  private final Api api;
  private volatile @Nullable String token;

  VaultApi(String address, String authorityPem) {
    this.api = new Api(URI.create(address), Tls.client(authorityPem, null), answer -> {});
  }

  /** Sends this token from now on. */
  void logIn(String rootToken) {
    token = rootToken;
  }

  /** The status code of the answer to GET, or empty when nobody answers. */
  Optional<Integer> status(String path) {
    try {
      return Optional.of(api.send(request("GET", path, BodyPublishers.noBody())).status());
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** The answer to GET; empty when there is nothing. */
  Optional<JsonNode> find(String path) {
    Answer answer = api.send(request("GET", path, BodyPublishers.noBody()));
    return answer.status() == 404 ? Optional.empty() : Optional.of(accepted(path, answer));
  }

  /** The answer to GET. */
  JsonNode get(String path) {
    return accepted(path, api.send(request("GET", path, BodyPublishers.noBody())));
  }

  /** The answer to PUT, which is the same as POST there. */
  JsonNode put(String path, JsonNode body) {
    return accepted(path, api.send(request("PUT", path, BodyPublishers.ofString(Json.line(body)))));
  }

  /** Deletes; what is not there is deleted already. */
  void delete(String path) {
    Answer answer = api.send(request("DELETE", path, BodyPublishers.noBody()));
    if (answer.status() != 404) {
      accepted(path, answer);
    }
  }

  private HttpRequest request(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request = api.request("/v1/" + path).method(method, body);
    String present = token;
    return present == null ? request.build() : request.header("X-Vault-Token", present).build();
  }

  private static JsonNode accepted(String path, Answer answer) {
    if (answer.status() / 100 != 2) {
      String reason = answer.json().path("errors").path(0).asText("");
      throw new StageException(
          "Vault answered " + answer.status() + " to " + path + ": " + reason, null);
    }
    return answer.body().length == 0 ? Json.object() : answer.json();
  }
}
