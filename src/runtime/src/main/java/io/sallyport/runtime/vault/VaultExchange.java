package io.sallyport.runtime.vault;

import io.netty.buffer.Unpooled;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.sallyport.runtime.secret.Secret;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request, once, and what became of it; a redirect from a standby is followed once. Runs on one
 * event loop, so that its deadline and its answer never meet.
 */
final class VaultExchange<T> {
  private static final int REDIRECT = 307;
  private static final String JSON = "application/json";

  private final Context context;
  private final HttpClient client;
  private final VaultSettings settings;
  private final VaultEvents events;
  private final VaultRequest<T> request;
  private final @Nullable Secret token;
  private final CompletableFuture<VaultResponse<T>> result = new CompletableFuture<>();
  private final AnswerBody body = new AnswerBody();
  private long timer;
  private boolean redirected;
  private boolean over;
  private @Nullable HttpClientRequest written;

  VaultExchange(
      Context context,
      HttpClient client,
      VaultSettings settings,
      VaultEvents events,
      VaultRequest<T> request,
      @Nullable Secret token) {
    this.context = context;
    this.client = client;
    this.settings = settings;
    this.events = events;
    this.request = request;
    this.token = token;
  }

  /** Completes off the event loop or on it. */
  CompletionStage<VaultResponse<T>> answer() {
    return result;
  }

  /** Sends; called once, on the context. */
  void start() {
    timer = context.owner().setTimer(settings.timeout().toMillis(), fired -> deadline());
    try {
      URL base = settings.address().toURL();
      send(request.builder().baseUrl(base).rebuild().getUri());
    } catch (MalformedURLException e) {
      fail(VaultFailure.UNREACHABLE, "the address can not be used");
    }
  }

  private void send(URI target) {
    try {
      RequestOptions options =
          new RequestOptions()
              .setMethod(HttpMethod.valueOf(request.getMethod().name()))
              .setAbsoluteURI(target.toString())
              .setFollowRedirects(false);
      client.request(options).onComplete(connection -> connected(target, connection));
    } catch (RuntimeException closed) {
      fail(VaultFailure.UNREACHABLE, "");
    }
  }

  private void deadline() {
    HttpClientRequest open = written;
    fail(VaultFailure.TIMEOUT, "");
    if (open != null) {
      open.reset();
    }
  }

  private void connected(URI target, AsyncResult<HttpClientRequest> connection) {
    if (over) {
      // Not written to: resetting gives the connection back to the pool.
      connection.map(HttpClientRequest::reset);
    } else if (connection.failed()) {
      fail(Breakdowns.beforeWriting(connection.cause()), Breakdowns.why(connection.cause()));
    } else {
      write(target, connection.result());
    }
  }

  private void write(URI target, HttpClientRequest open) {
    written = open;
    try {
      open.putHeader("X-Vault-Request", "true").putHeader(HttpHeaders.ACCEPT, JSON);
      settings.namespace().ifPresent(name -> open.putHeader("X-Vault-Namespace", name));
      TokenHeader.of(open.connection()).carry(token);
      open.response().onComplete(head -> answered(target, open, head));
      Optional<Buffer> content = request.getBody().map(VaultExchange::content);
      if (content.isPresent()) {
        open.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(content.get());
      } else if (open.getMethod().equals(HttpMethod.GET)) {
        open.end();
      } else {
        open.putHeader(HttpHeaders.CONTENT_LENGTH, "0").end();
      }
    } catch (RuntimeException broken) {
      fail(VaultFailure.CLOSED, "");
      open.reset();
    }
  }

  /** The array itself: a copy would stay behind when the array is wiped. */
  @SuppressWarnings("deprecation") // There is no other way to give Vert.x an array uncopied.
  private static Buffer content(Object bytes) {
    return Buffer.buffer(Unpooled.wrappedBuffer((byte[]) bytes));
  }

  private void answered(URI target, HttpClientRequest open, AsyncResult<HttpClientResponse> head) {
    if (over) {
      return;
    }
    if (head.failed()) {
      broken(open, head.cause());
      return;
    }
    HttpClientResponse response = head.result();
    if (response.statusCode() == REDIRECT) {
      open.reset();
      redirect(target, response);
      return;
    }
    response.exceptionHandler(cause -> broken(open, cause));
    response.handler(chunk -> read(open, chunk));
    response.endHandler(end -> ended(response));
  }

  private void broken(HttpClientRequest open, Throwable cause) {
    fail(VaultFailure.CLOSED, Breakdowns.why(cause));
    open.reset();
  }

  private void redirect(URI target, HttpClientResponse response) {
    Optional<URI> next =
        redirected
            ? Optional.empty()
            : Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                .flatMap(to -> Origin.redirected(target, to, "/v1/" + request.getPath()));
    redirected = true;
    written = null;
    next.ifPresentOrElse(
        this::send, () -> fail(VaultFailure.NOT_VAULT, "a redirect that is not followed"));
  }

  private void read(HttpClientRequest open, Buffer chunk) {
    if (!over && !body.add(chunk)) {
      fail(VaultFailure.NOT_VAULT, "too large");
      open.reset();
    }
  }

  private void ended(HttpClientResponse response) {
    if (over) {
      return;
    }
    finish();
    AnswerHead head = AnswerHead.of(response);
    AnswerJudge<T> judge = new AnswerJudge<>(request, head, body.take());
    context
        .executeBlocking(judge::answer, false)
        .onComplete(answer -> complete(head.status(), answer));
  }

  private void complete(int status, AsyncResult<VaultResponse<T>> answer) {
    VaultOperation operation = VaultOperation.of(request);
    if (answer.failed() && VaultException.isUnanswered(answer.cause())) {
      events.failed(operation, VaultFailure.NOT_VAULT);
    } else {
      events.answered(operation, status);
    }
    if (answer.failed()) {
      result.completeExceptionally(answer.cause());
    } else {
      result.complete(answer.result());
    }
  }

  private void fail(VaultFailure failure, String why) {
    if (!over) {
      finish();
      body.wipe();
      events.failed(VaultOperation.of(request), failure);
      result.completeExceptionally(VaultException.unanswered(request, failure, why));
    }
  }

  private void finish() {
    over = true;
    context.owner().cancelTimer(timer);
  }
}
