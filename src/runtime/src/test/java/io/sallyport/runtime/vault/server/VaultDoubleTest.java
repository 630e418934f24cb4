package io.sallyport.runtime.vault.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ManualTime;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only the double can do: time that moves when a test says so, and faults. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VaultDoubleTest {
  private static final String SECRET = "secret/data/sallyport/key";

  private final ManualTime time = new ManualTime();
  private final VaultDouble vault = VaultDouble.start(time);

  @BeforeEach
  void prepare() {
    vault.admin().enableKv("secret");
    vault.admin().putKv("secret", "sallyport/key", Map.of("a", "b"));
    vault
        .admin()
        .policy(
            "shop",
            """
            path "secret/data/sallyport/*" { capabilities = ["create", "update", "read"] }
            path "database/creds/sallyport" { capabilities = ["read"] }
            path "sys/leases/lookup" { capabilities = ["update"] }
            """);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void aTokenEndsAtItsTime() {
    VaultHttp holder = holder();
    time.advance(Duration.ofSeconds(59));
    assertEquals(1, holder.get("auth/token/lookup-self").data().getInteger("ttl"));
    time.advance(Duration.ofSeconds(1));
    assertEquals(403, holder.get(SECRET).status());
  }

  @Test
  void aRenewedTokenEndsAtItsMaximum() {
    VaultHttp holder = holder();
    time.advance(Duration.ofSeconds(50));
    VaultAnswer renewed = holder.post("auth/token/renew-self", new JsonObject());
    assertEquals(40, renewed.auth().getInteger("lease_duration"));
    time.advance(Duration.ofSeconds(39));
    assertEquals(200, holder.get(SECRET).status());
    time.advance(Duration.ofSeconds(1));
    assertEquals(403, holder.get(SECRET).status());
  }

  @Test
  void aLeaseEndsAtItsTimeUnlessItIsRenewed() {
    vault
        .admin()
        .enableDatabase(
            "database",
            "sallyport",
            DatabaseAccess.madeUp(),
            Duration.ofSeconds(20),
            Duration.ofSeconds(50));
    VaultHttp holder = holder();
    JsonObject kept = lease(holder);
    JsonObject lost = lease(holder);
    time.advance(Duration.ofSeconds(19));
    assertEquals(200, holder.post("sys/leases/renew", kept).status());
    time.advance(Duration.ofSeconds(1));
    assertEquals(400, holder.post("sys/leases/renew", lost).status());
    VaultAnswer renewed = holder.post("sys/leases/renew", kept.copy().put("increment", 3600));
    assertEquals(30, renewed.body().getInteger("lease_duration"));
  }

  @Test
  void aFaultHoldsForAsManyRequestsAsItIsMeantFor() {
    VaultHttp holder = holder();
    vault.faults().next(2, "secret/", VaultFault.status(500));
    assertEquals(500, holder.get(SECRET).status());
    assertEquals(200, holder.get("auth/token/lookup-self").status());
    assertEquals(500, holder.get(SECRET).status());
    assertEquals(200, holder.get(SECRET).status());
  }

  @Test
  void aFaultMayHoldUntilItIsCleared() {
    VaultHttp holder = holder();
    vault.faults().always("", VaultFault.sealed());
    for (int i = 0; i < 3; i++) {
      VaultAnswer answer = holder.get(SECRET);
      assertEquals(503, answer.status());
      assertEquals(List.of("Vault is sealed"), answer.errors());
    }
    vault.faults().clear();
    assertEquals(200, holder.get(SECRET).status());
  }

  @Test
  void rootIsNeitherDisturbedNorCounted() {
    VaultHttp holder = holder();
    vault.faults().always("", VaultFault.reset());
    assertEquals(2, vault.admin().putKv("secret", "sallyport/key", Map.of("a", "c")));
    assertEquals(List.of(), vault.requests());
    vault.faults().clear();
    holder.header("X-Vault-Namespace", "team").get(SECRET);
    assertEquals(List.of(new SeenRequest("GET", SECRET, "team")), vault.requests());
    assertEquals(1, vault.count("secret/"));
    assertEquals(0, vault.count("auth/"));
  }

  @Test
  void aStandbySaysSoAndKnowsTheWayOrNot() {
    VaultHttp holder = holder();
    vault.faults().always("", VaultFault.standby());
    assertEquals(429, holder.get("sys/health").status());
    assertEquals(500, holder.get(SECRET).status());
    vault.faults().clear();
    vault.faults().always("", VaultFault.standby(URI.create("https://active.example:8200")));
    VaultAnswer answer = holder.get(SECRET);
    assertEquals(307, answer.status());
    assertEquals(
        "https://active.example:8200/v1/" + SECRET,
        answer.headers().firstValue("Location").orElse(""));
    vault.faults().clear();
    vault.faults().always("", VaultFault.performanceStandby());
    assertEquals(473, holder.get("sys/health").status());
  }

  @Test
  void aThrottledRequestIsToldWhenToComeBack() {
    vault.faults().next(1, "", VaultFault.throttled(Duration.ofSeconds(7)));
    VaultAnswer answer = holder().get(SECRET);
    assertEquals(429, answer.status());
    assertEquals("7", answer.headers().firstValue("Retry-After").orElse(""));
  }

  @Test
  void aHeldRequestIsAnsweredWhenTheTestSaysSo() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    vault.faults().next(1, SECRET, VaultFault.until(release));
    VaultHttp holder = holder();
    CompletableFuture<VaultAnswer> held = CompletableFuture.supplyAsync(() -> holder.get(SECRET));
    assertEquals(200, holder.get("auth/token/lookup-self").status());
    assertFalse(held.isDone());
    release.complete(null);
    assertEquals(200, held.join().status());
  }

  @Test
  void aSlowRequestIsAnsweredAfterItsTime() {
    vault.faults().next(1, SECRET, VaultFault.after(Duration.ofMillis(50)));
    VaultHttp holder = holder();
    long before = System.nanoTime();
    assertEquals(200, holder.get(SECRET).status());
    assertTrue(System.nanoTime() - before >= 50_000_000);
  }

  @Test
  void aResetRequestHasNoAnswerAndNoEffect() {
    vault.faults().next(1, SECRET, VaultFault.reset());
    VaultHttp holder = holder();
    assertThrows(UncheckedIOException.class, () -> holder.post(SECRET, secret("lost")));
    assertEquals("b", holder.get(SECRET).data().getJsonObject("data").getString("a"));
  }

  @Test
  void aCutOffAnswerComesAfterTheEffect() {
    vault.faults().next(1, SECRET, VaultFault.cutOff());
    VaultHttp holder = holder();
    assertThrows(UncheckedIOException.class, () -> holder.post(SECRET, secret("kept")));
    assertEquals("kept", holder.get(SECRET).data().getJsonObject("data").getString("a"));
  }

  @Test
  void anAnswerMayBeOfAnotherTypeThanItShould() {
    VaultHttp holder = holder();
    vault.faults().next(1, SECRET, VaultFault.contentType("text/plain"));
    VaultAnswer mislabelled = holder.get(SECRET);
    assertEquals("text/plain", mislabelled.headers().firstValue("Content-Type").orElse(""));
    assertEquals("b", mislabelled.data().getJsonObject("data").getString("a"));
    vault.faults().next(1, SECRET, VaultFault.page());
    assertEquals("text/html", holder.get(SECRET).headers().firstValue("Content-Type").orElse(""));
    vault.faults().next(1, SECRET, VaultFault.empty());
    assertEquals("0", holder.get(SECRET).headers().firstValue("Content-Length").orElse(""));
    vault.faults().next(1, SECRET, VaultFault.malformed());
    assertThrows(RuntimeException.class, () -> holder.get(SECRET));
    vault.faults().next(1, SECRET, VaultFault.otherJson());
    assertEquals("hello", holder.get(SECRET).body().getString("data"));
  }

  @Test
  void aTokenOrALeaseMayBeRefused() {
    VaultHttp holder = holder();
    vault.faults().next(1, "auth/token/renew-self", VaultFault.revokedToken());
    assertEquals(403, holder.post("auth/token/renew-self", new JsonObject()).status());
    vault.faults().next(1, "sys/leases/renew", VaultFault.notRenewable());
    VaultAnswer answer = holder.post("sys/leases/renew", new JsonObject());
    assertEquals(400, answer.status());
    assertEquals(List.of("lease is not renewable"), answer.errors());
  }

  private VaultHttp holder() {
    String token =
        vault
            .admin()
            .createToken(
                List.of("shop"),
                Duration.ofSeconds(60),
                Duration.ofSeconds(90),
                true,
                TokenType.SERVICE);
    return new VaultHttp(vault.address(), TestTls.client(vault.trust(), null)).token(token);
  }

  private static JsonObject secret(String value) {
    return new JsonObject().put("data", new JsonObject().put("a", value));
  }

  private static JsonObject lease(VaultHttp holder) {
    return new JsonObject()
        .put("lease_id", holder.get("database/creds/sallyport").body().getString("lease_id"));
  }
}
