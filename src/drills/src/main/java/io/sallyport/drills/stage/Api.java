package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** One client's HTTP calls over TLS. It never repeats a call. Safe for use by several threads. */
public final class Api {
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final URI base;
  private final SSLContext tls;
  private final Consumer<Answer> observer;
  private final HttpClient client;

  Api(URI base, SSLContext tls, Consumer<Answer> observer) {
    this.base = base;
    this.tls = tls;
    this.observer = observer;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .sslContext(tls)
            .build();
  }

  /** Where it calls. */
  public URI base() {
    return base;
  }

  /** For another client library that shall call as the same one. */
  public SSLContext tls() {
    return tls;
  }

  /** A request to a path, exactly as it is written, to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
  }

  /**
   * Calls and waits for the whole answer.
   *
   * @throws UncheckedIOException when there is none
   */
  public Answer send(HttpRequest request) {
    try {
      return answered(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      // The authority alone: a drill may have put anything into the path.
      String what = "no answer from " + request.uri().getAuthority();
      throw new UncheckedIOException(what + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("interrupted while calling", e);
    }
  }

  /** Calls; completes with the whole answer, or exceptionally when there is none. */
  public CompletableFuture<Answer> sendLater(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(this::answered);
  }

  /** The answer to GET. */
  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  /** The answer to GET, or empty when nobody answers. */
  public Optional<Answer> tryGet(String path) {
    try {
      return Optional.of(get(path));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** The answer to POST of JSON with an idempotency key. */
  public Answer post(String path, String key, JsonNode body) {
    return send(posting(path, key, body));
  }

  /** The answer to POST of JSON with an idempotency key that was never used. */
  public Answer post(String path, JsonNode body) {
    return post(path, freshKey(), body);
  }

  /** The same as {@link #post(String, String, JsonNode)}, without waiting. */
  public CompletableFuture<Answer> postLater(String path, String key, JsonNode body) {
    return sendLater(posting(path, key, body));
  }

  /** An idempotency key that was never used. */
  public static String freshKey() {
    return UUID.randomUUID().toString();
  }

  private HttpRequest posting(String path, String key, JsonNode body) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(Json.line(body)))
        .build();
  }

  private Answer answered(HttpResponse<byte[]> response) {
    Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
    observer.accept(answer);
    return answer;
  }
}
