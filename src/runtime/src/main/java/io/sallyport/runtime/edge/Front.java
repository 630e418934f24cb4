package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.flow.Caller;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.runtime.identity.Identifier;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** The first handler of every request on the data port: who is it, and may it be read at all. */
final class Front {
  private static final Logger LOG = Logger.getLogger(Front.class);
  private static final String CALLER = Caller.class.getName();

  private final Identifier identifier;
  private final BiConsumer<ErrorCode, String> refused;

  /**
   * A front.
   *
   * @param refused told of each refusal, with the address that it came from
   */
  Front(Identifier identifier, BiConsumer<ErrorCode, String> refused) {
    this.identifier = identifier;
    this.refused = refused;
  }

  void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    String origin = origin(request);
    try {
      String client = identifier.identify(request);
      HeaderBounds.require(request);
      context.put(CALLER, new Caller(client, origin));
    } catch (ProblemException refusal) {
      refused.accept(refusal.problem().code(), origin);
      end(context, refusal.problem());
      return;
    } catch (RuntimeException unreadable) {
      refused.accept(ErrorCode.MALFORMED_REQUEST, origin);
      end(context, Problem.of(ErrorCode.MALFORMED_REQUEST, "a header can not be read"));
      return;
    }
    context.next();
  }

  /** Who calls; known for every request that came past this handler. */
  static Caller caller(RoutingContext context) {
    Caller caller = context.get(CALLER);
    if (caller == null) {
      throw new IllegalStateException("the request did not come through the front");
    }
    return caller;
  }

  /** Nothing else took the request. */
  static void notFound(RoutingContext context) {
    end(context, Problem.of(ErrorCode.NOT_FOUND, "no such path"));
  }

  /** Something failed outside of the resources. */
  static void failed(RoutingContext context) {
    if (context.response().headWritten() || context.response().ended()) {
      return;
    }
    ErrorCode code =
        switch (context.statusCode()) {
          case 404 -> ErrorCode.NOT_FOUND;
          case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
          case 413 -> ErrorCode.BODY_TOO_LARGE;
          case 400, 414, 431 -> ErrorCode.MALFORMED_REQUEST;
          default -> ErrorCode.INTERNAL;
        };
    if (code == ErrorCode.INTERNAL) {
      Throwable failure = context.failure();
      LOG.errorf(
          "a request failed: %s", failure == null ? "no reason" : failure.getClass().getName());
    }
    end(context, Problem.of(code, "see the documentation of the API"));
  }

  /**
   * Answers with a problem and reads nothing more on the connection when a body is still coming.
   */
  static void end(RoutingContext context, Problem problem) {
    StoredAnswer answer = JsonAnswers.problem(problem);
    HttpServerResponse response = context.response();
    response.setStatusCode(answer.httpStatus());
    response.putHeader("content-type", "application/problem+json");
    response.putHeader("cache-control", "no-store");
    if (problem.retryAfter().isPresent()) {
      response.putHeader(
          "retry-after", Long.toString(Math.max(1, problem.retryAfter().get().toSeconds())));
    }
    boolean bodyComing = isBodyComing(context.request());
    if (bodyComing) {
      response.putHeader("connection", "close");
    }
    response
        .end(Buffer.buffer(answer.body()))
        .onComplete(
            written -> {
              if (bodyComing) {
                context.request().connection().close();
              }
            });
  }

  /**
   * An HTTP/1.1 body that nobody reads stands before the next request; HTTP/2 just ends a stream.
   */
  private static boolean isBodyComing(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    boolean announced =
        request.getHeader("transfer-encoding") != null || (length != null && !length.equals("0"));
    return announced && request.version() != HttpVersion.HTTP_2 && !request.isEnded();
  }

  private static String origin(HttpServerRequest request) {
    SocketAddress address = request.remoteAddress();
    return address == null || address.hostAddress() == null ? "local" : address.hostAddress();
  }
}
