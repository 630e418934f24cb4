package io.sallyport.runtime.vault;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/** A server on the loopback that does what a test says. */
final class LocalServer implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;

  private LocalServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  static LocalServer start(
      Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler) {
    HttpServer server =
        vertx.createHttpServer(options.setHost("127.0.0.1").setPort(0)).requestHandler(handler);
    Failing.value(server.listen().toCompletionStage());
    return new LocalServer(server, options.isSsl() ? "https" : "http");
  }

  static LocalServer start(Vertx vertx, Handler<HttpServerRequest> handler) {
    return start(vertx, new HttpServerOptions(), handler);
  }

  /** By the name. */
  URI address() {
    return URI.create(scheme + "://localhost:" + server.actualPort());
  }

  /** By the number. */
  URI numericAddress() {
    return URI.create(scheme + "://127.0.0.1:" + server.actualPort());
  }

  @Override
  public void close() {
    Failing.value(server.close().toCompletionStage());
  }
}
