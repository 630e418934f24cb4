package io.sallyport.runtime.vault.server;

import io.sallyport.runtime.vault.server.imitation.Call;
import io.sallyport.runtime.vault.server.imitation.Imitation;
import io.sallyport.runtime.vault.server.imitation.Reply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The double's HTTP: reads a request, lets a fault have its way, and answers. */
final class DoubleHandler implements Handler<HttpServerRequest> {
  private static final String PREFIX = "/v1/";
  private static final String NAMESPACE = "X-Vault-Namespace";

  private final Vertx vertx;
  private final Imitation imitation;
  private final VaultFaults faults;
  private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();

  DoubleHandler(Vertx vertx, Imitation imitation, VaultFaults faults) {
    this.vertx = vertx;
    this.imitation = imitation;
    this.faults = faults;
  }

  List<SeenRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!request.path().startsWith(PREFIX)) {
      request.response().setStatusCode(404).end("404 page not found\n");
      return;
    }
    request.body().onSuccess(body -> handle(request, body));
  }

  private void handle(HttpServerRequest request, Buffer body) {
    String path = request.path().substring(PREFIX.length());
    String token = token(request);
    if (token.equals(imitation.rootToken())) {
      processed(request, body, path, token).onSuccess(reply -> send(request, reply));
      return;
    }
    String namespace = request.getHeader(NAMESPACE);
    requests.add(
        new SeenRequest(request.method().name(), path, namespace == null ? "" : namespace));
    @Nullable VaultFault fault = faults.take(path).orElse(null);
    if (fault == null) {
      processed(request, body, path, token).onSuccess(reply -> send(request, reply));
    } else {
      disturb(request, body, path, token, fault);
    }
  }

  private void disturb(
      HttpServerRequest request, Buffer body, String path, String token, VaultFault fault) {
    if (fault instanceof VaultFault.Answered answered) {
      send(request, new Reply(answered.status(), answered.contentType(), answered.text()));
    } else if (fault instanceof VaultFault.Standby standby) {
      standBy(request, path, standby);
    } else if (fault instanceof VaultFault.Throttled throttled) {
      request
          .response()
          .putHeader("Retry-After", Long.toString(throttled.retryAfter().toSeconds()));
      send(request, Reply.errors(429, "request path \"" + path + "\": rate limit quota exceeded"));
    } else if (fault instanceof VaultFault.Reset) {
      request.connection().close();
    } else if (fault instanceof VaultFault.CutOff) {
      processed(request, body, path, token).onSuccess(reply -> sendHalf(request, reply));
    } else if (fault instanceof VaultFault.Mislabelled mislabelled) {
      processed(request, body, path, token)
          .onSuccess(
              reply ->
                  send(
                      request, new Reply(reply.status(), mislabelled.contentType(), reply.text())));
    } else {
      waited(fault)
          .compose(unused -> processed(request, body, path, token))
          .onSuccess(reply -> send(request, reply));
    }
  }

  private Future<Void> waited(VaultFault fault) {
    Promise<Void> over = Promise.promise();
    if (fault instanceof VaultFault.Delayed delayed) {
      vertx.setTimer(Math.max(1, delayed.delay().toMillis()), unused -> over.complete());
    } else if (fault instanceof VaultFault.Held held) {
      Context loop = vertx.getOrCreateContext();
      held.stage().whenComplete((value, failure) -> loop.runOnContext(unused -> over.complete()));
    } else {
      throw new IllegalStateException("not a fault that waits: " + fault);
    }
    return over.future();
  }

  private void standBy(HttpServerRequest request, String path, VaultFault.Standby standby) {
    if (path.equals("sys/health")) {
      send(
          request,
          new Reply(
              429, "application/json", "{\"initialized\":true,\"sealed\":false,\"standby\":true}"));
    } else if (standby.active() == null) {
      send(request, Reply.errors(500, "local node not active but active cluster node not found"));
    } else {
      request.response().putHeader("Location", standby.active().resolve(request.uri()).toString());
      send(request, new Reply(307, "application/json", ""));
    }
  }

  private Future<Reply> processed(
      HttpServerRequest request, Buffer body, String path, String token) {
    JsonObject json;
    try {
      json = body.length() == 0 ? new JsonObject() : body.toJsonObject();
    } catch (DecodeException malformed) {
      return Future.succeededFuture(
          Reply.errors(500, "invalid character looking for beginning of value"));
    }
    Map<String, String> query = new HashMap<>();
    request.params().forEach(query::put);
    return imitation.handle(
        new Call(request.method().name(), path, query, json, token, certificate(request)));
  }

  private static String token(HttpServerRequest request) {
    String token = request.getHeader("X-Vault-Token");
    if (token != null) {
      return token;
    }
    String bearer = request.getHeader("Authorization");
    return bearer != null && bearer.startsWith("Bearer ")
        ? bearer.substring("Bearer ".length())
        : "";
  }

  private static @Nullable X509Certificate certificate(HttpServerRequest request) {
    try {
      Certificate[] chain = request.connection().sslSession().getPeerCertificates();
      return (X509Certificate) chain[0];
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }

  private static void send(HttpServerRequest request, Reply reply) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      head(request, reply).end(reply.text());
    }
  }

  private static void sendHalf(HttpServerRequest request, Reply reply) {
    Buffer text = Buffer.buffer(reply.text());
    head(request, reply)
        .putHeader("Content-Length", Integer.toString(text.length()))
        .write(text.slice(0, text.length() / 2))
        .onComplete(unused -> request.connection().close());
  }

  private static HttpServerResponse head(HttpServerRequest request, Reply reply) {
    HttpServerResponse response = request.response();
    String namespace = request.getHeader(NAMESPACE);
    if (namespace != null) {
      response.putHeader(NAMESPACE, namespace);
    }
    return response
        .setStatusCode(reply.status())
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Type", reply.contentType());
  }
}
