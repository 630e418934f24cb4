package io.sallyport.runtime.vault.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The part of a Kubernetes API server that Vault's Kubernetes login asks: it issues tokens of
 * service accounts and reviews them ({@code authentication.k8s.io/v1}, TokenReview), over TLS.
 */
public final class ClusterDouble implements AutoCloseable {
  private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
  private static final String REVIEWER = "reviewer";

  private final CertificateAuthority authority =
      CertificateAuthority.create("cluster", Clock.systemUTC());
  private final JwtIssuer issuer;
  private final Map<String, JsonObject> users = new ConcurrentHashMap<>();
  private final AtomicInteger reviews = new AtomicInteger();
  private final HttpsServer server;

  /** The clock says how long its tokens last. */
  public ClusterDouble(Clock clock) {
    issuer = new JwtIssuer(clock);
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            TestTls.server(
                authority.issueServer(
                    "cluster", List.of("localhost"), List.of("127.0.0.1"), Duration.ofDays(1)))));
    server.createContext(REVIEWS, this::review);
    server.start();
  }

  /** Where Vault asks. */
  public URI address() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  /** Whom Vault trusts there, in PEM. */
  public String authorityPem() {
    return authority.certificatePem();
  }

  /** What Vault proves itself with there. */
  public String reviewerToken() {
    return REVIEWER;
  }

  /** A token of a pod, as it stands in the pod's file. */
  public String serviceAccountToken(String namespace, String name) {
    String uid = "uid-" + namespace + "-" + name;
    String token = issuer.issueServiceAccount(namespace, name, uid, Duration.ofHours(1));
    users.put(
        token,
        new JsonObject()
            .put("username", "system:serviceaccount:" + namespace + ":" + name)
            .put("uid", uid)
            .put("groups", new JsonArray().add("system:serviceaccounts")));
    return token;
  }

  /** How many tokens it was asked about. */
  public int reviews() {
    return reviews.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void review(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonObject asked =
          new JsonObject(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      boolean mayAsk =
          ("Bearer " + REVIEWER).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] body =
          new JsonObject()
              .put("apiVersion", "authentication.k8s.io/v1")
              .put("kind", "TokenReview")
              .put("status", status(asked.getJsonObject("spec")))
              .toBuffer()
              .getBytes();
      reviews.incrementAndGet();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(mayAsk ? 201 : 403, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private JsonObject status(JsonObject spec) {
    @Nullable JsonObject user = users.get(spec.getString("token"));
    if (user == null) {
      return new JsonObject().put("authenticated", false).put("error", "unknown token");
    }
    return new JsonObject()
        .put("authenticated", true)
        .put("audiences", new JsonArray().add(JwtIssuer.AUDIENCE))
        .put("user", user);
  }
}
