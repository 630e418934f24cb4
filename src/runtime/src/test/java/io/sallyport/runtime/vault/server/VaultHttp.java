package io.sallyport.runtime.vault.server;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Vault's API as plain HTTP and JSON, with no opinion of a client about it. Every call blocks. */
public final class VaultHttp {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  private final HttpClient client;
  private final URI address;
  private final Map<String, String> headers;

  /** Calls without a token. */
  public VaultHttp(URI address, SSLContext tls) {
    this(
        HttpClient.newBuilder().sslContext(tls).connectTimeout(LONGEST_CALL).build(),
        address,
        Map.of());
  }

  private VaultHttp(HttpClient client, URI address, Map<String, String> headers) {
    this.client = client;
    this.address = address;
    this.headers = headers;
  }

  /** The same with a token on every call. */
  public VaultHttp token(String token) {
    return header("X-Vault-Token", token);
  }

  /** The same with one more header on every call. */
  public VaultHttp header(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new VaultHttp(client, address, Map.copyOf(more));
  }

  /** {@code GET /v1/path}. */
  public VaultAnswer get(String path) {
    return send("GET", path, null);
  }

  /** {@code POST /v1/path}. */
  public VaultAnswer post(String path, JsonObject body) {
    return send("POST", path, body);
  }

  /** Any method; the answer whatever its status. */
  public VaultAnswer send(String method, String path, @Nullable JsonObject body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/v1/" + path))
            .timeout(LONGEST_CALL)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new VaultAnswer(response.statusCode(), json(response.body()), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject json(String body) {
    return body.startsWith("{") ? new JsonObject(body) : new JsonObject();
  }
}
