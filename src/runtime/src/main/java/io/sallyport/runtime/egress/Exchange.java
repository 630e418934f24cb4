package io.sallyport.runtime.egress;

import io.netty.buffer.Unpooled;
import io.sallyport.runtime.egress.answer.AnswerReader;
import io.sallyport.runtime.egress.answer.BoundedBody;
import io.sallyport.runtime.egress.answer.ScrubbedAnswer;
import io.sallyport.runtime.egress.write.RenderedHeader;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection, once, and what became of it. Runs on one Vert.x context, so that
 * its deadline and its answer never meet.
 */
final class Exchange {
  private static final int MAX_ANSWER_BYTES = 1_048_576;
  private static final int MIN_STATUS = 200;
  private static final int MAX_STATUS = 599;

  /** Without a length, some servers wait for content that never comes (RFC 9110 section 8.6). */
  private static final Set<HttpMethod> MAY_HAVE_CONTENT =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  private final Vertx vertx;
  private final GatewayClient client;
  private final Prepared prepared;
  private final CompletableFuture<WireResult> result = new CompletableFuture<>();
  private final BoundedBody body = new BoundedBody(MAX_ANSWER_BYTES);
  private long timer;
  private @Nullable HttpClientRequest written;
  private @Nullable GatewayChannel channel;

  Exchange(Vertx vertx, GatewayClient client, Prepared prepared) {
    this.vertx = vertx;
    this.client = client;
    this.prepared = prepared;
  }

  /** Sends; called once, on the context. */
  CompletionStage<WireResult> start(RequestOptions options, Duration limit) {
    timer = vertx.setTimer(Math.max(1, limit.toMillis()), fired -> deadline());
    options.setMethod(HttpMethod.valueOf(prepared.rendered().method().name()));
    try {
      client.http().request(options).onComplete(this::connected);
    } catch (IllegalStateException closed) {
      fail(WireFailure.CONNECT);
    }
    return result;
  }

  private void deadline() {
    HttpClientRequest request = written;
    if (request == null) {
      fail(WireFailure.DEADLINE_BEFORE_SEND);
    } else {
      fail(WireFailure.DEADLINE);
      abandon(request);
    }
  }

  private void connected(AsyncResult<HttpClientRequest> connection) {
    if (result.isDone()) {
      // Not written to: resetting gives the connection back to the pool.
      connection.map(HttpClientRequest::reset);
    } else if (connection.failed()) {
      fail(Failures.beforeSend(connection.cause()));
    } else {
      writeOrFail(connection.result());
    }
  }

  private void writeOrFail(HttpClientRequest request) {
    try {
      write(request);
    } catch (RuntimeException broken) {
      prepared.wasWritten();
      fail(WireFailure.PROTOCOL);
      abandon(request);
    }
  }

  private void write(HttpClientRequest request) {
    written = request;
    prepared.announce();
    for (RenderedHeader header : prepared.rendered().headers()) {
      if (!header.isWithheld()) {
        request.headers().add(header.name(), header.value());
      }
    }
    GatewayChannel taken = GatewayChannel.of(request.connection());
    channel = taken;
    taken.withhold(prepared.rendered().headers());
    request.response().onComplete(head -> answered(request, taken, head));
    prepared.writing();
    if (prepared.rendered().hasBody()) {
      request.end(buffer()).onComplete(done -> prepared.wasWritten());
    } else {
      if (MAY_HAVE_CONTENT.contains(request.getMethod())) {
        request.putHeader("content-length", "0");
      }
      request.end().onComplete(done -> prepared.wasWritten());
    }
  }

  /** The array itself: a copy would stay behind when the array is wiped. */
  @SuppressWarnings("deprecation") // There is no other way to give Vert.x an array uncopied.
  private Buffer buffer() {
    return Buffer.buffer(
        Unpooled.wrappedBuffer(
            prepared.rendered().bodyArray(), 0, prepared.rendered().bodyLengthBytes()));
  }

  private void answered(
      HttpClientRequest request, GatewayChannel taken, AsyncResult<HttpClientResponse> head) {
    if (result.isDone()) {
      return;
    }
    if (head.failed()) {
      fail(Failures.afterWrite(head.cause(), taken.isFresh()));
      abandon(request);
      return;
    }
    taken.hasAnswered();
    HttpClientResponse response = head.result();
    response.exceptionHandler(
        cause -> {
          fail(Failures.afterWrite(cause, false));
          abandon(request);
        });
    response.handler(chunk -> read(request, chunk));
    response.endHandler(end -> ended(request, response));
  }

  private void read(HttpClientRequest request, Buffer chunk) {
    if (!result.isDone() && !body.add(chunk)) {
      fail(WireFailure.ANSWER_TOO_LARGE);
      abandon(request);
    }
  }

  private void ended(HttpClientRequest request, HttpClientResponse response) {
    if (result.isDone()) {
      return;
    }
    int status = response.statusCode();
    if (status < MIN_STATUS || status > MAX_STATUS) {
      fail(WireFailure.PROTOCOL);
    } else {
      ScrubbedAnswer answer =
          AnswerReader.read(status, response.headers(), body, prepared.values().sent());
      prepared.scrubbed(answer.replaced());
      finish(new WireResult.Answered(answer.response()));
    }
    if (prepared.isBeingWritten()) {
      // It answered without reading the whole request: nothing else can go over the connection.
      abandon(request);
    }
  }

  /** No other request gets the connection, and none of its bytes stays. */
  private void abandon(HttpClientRequest request) {
    request.reset();
    GatewayChannel stuck = channel;
    if (stuck != null && prepared.isBeingWritten()) {
      stuck.abort();
    }
  }

  private void fail(WireFailure failure) {
    finish(new WireResult.Failed(failure));
  }

  private void finish(WireResult outcome) {
    if (!result.isDone()) {
      vertx.cancelTimer(timer);
      body.close();
      prepared.done();
      result.complete(outcome);
    }
  }
}
