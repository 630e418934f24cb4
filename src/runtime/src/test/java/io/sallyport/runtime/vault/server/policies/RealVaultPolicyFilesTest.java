package io.sallyport.runtime.vault.server.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.ClusterDouble;
import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.RealPostgres;
import io.sallyport.runtime.vault.server.RealVault;
import io.sallyport.runtime.vault.server.Skipped;
import io.sallyport.runtime.vault.server.TestTls;
import io.sallyport.runtime.vault.server.VaultHttp;
import io.sallyport.runtime.vault.server.VaultServer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where {@code vault} is on the path. */
class RealVaultPolicyFilesTest extends PolicyFilesContract {
  private static final Pattern COMMANDS =
      Pattern.compile("`(vault [^`\n]+)`|```sh\n(.*?)```", Pattern.DOTALL);

  private @Nullable RealPostgres postgres;

  @Override
  VaultServer start() {
    Skipped.withoutVault();
    return RealVault.start();
  }

  @Override
  DatabaseAccess database() {
    RealPostgres running = postgres;
    if (running == null) {
      Skipped.withoutPostgres();
      running = RealPostgres.start();
      postgres = running;
    }
    return running.access();
  }

  @AfterAll
  void closePostgres() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void theCommandsOfTheReadmeRunAsTheyStand(@TempDir Path folder) throws Exception {
    DatabaseAccess database = database();
    try (RealVault vault = RealVault.start();
        ClusterDouble cluster = new ClusterDouble(Clock.systemUTC())) {
      Path authority = folder.resolve("cluster.crt");
      Files.writeString(authority, cluster.authorityPem());
      String output =
          run(
              Map.of(
                  "VAULT_ADDR", vault.address().toString(),
                  "VAULT_TOKEN", vault.admin().rootToken(),
                  "VAULT_CACERT", vault.trust().toString(),
                  "POSTGRES_URL", database.url(),
                  "POSTGRES_ADMINISTRATOR", database.username(),
                  "POSTGRES_PASSWORD", database.password(),
                  "KUBERNETES_HOST", cluster.address().toString(),
                  "KUBERNETES_AUTHORITY", authority.toString(),
                  "KUBERNETES_REVIEWER", cluster.reviewerToken()));
      assertTrue(output.strip().endsWith("\nexample"), output);
      assertTrue(
          vault
              .admin()
              .list("sys/policies/acl")
              .containsAll(
                  List.of(
                      "sallyport-client-certificates-pki",
                      "sallyport-credentials-kv",
                      "sallyport-database-postgresql",
                      "sallyport-token",
                      "sallyport-token-store-transit")));
      assertEquals(
          3600, vault.admin().read("database/creds/sallyport").getInteger("lease_duration"));
      assertAPodGetsAsFarAsItMay(vault, cluster.serviceAccountToken("sallyport", "sallyport"));
    }
  }

  private static void assertAPodGetsAsFarAsItMay(RealVault vault, String podToken) {
    VaultHttp anybody = new VaultHttp(vault.address(), TestTls.client(vault.trust(), null));
    JsonObject login = new JsonObject().put("role", "sallyport").put("jwt", podToken);
    VaultHttp pod =
        anybody.token(
            anybody.post("auth/kubernetes/login", login).auth().getString("client_token"));
    JsonObject plaintext = new JsonObject().put("plaintext", "aGVsbG8=");
    JsonObject certificate =
        new JsonObject().put("common_name", "shop").put("uri_sans", "spiffe://sallyport/shop");
    assertEquals(200, pod.get("secret/data/sallyport/example").status());
    assertEquals(200, pod.post("transit/encrypt/sallyport", plaintext).status());
    assertEquals(200, pod.post("pki/issue/sallyport", certificate).status());
    assertEquals(403, pod.get("database/creds/sallyport").status());
  }

  /** In their order; a table's first, as it stands at the top. */
  private static List<String> commands() {
    return COMMANDS
        .matcher(PolicyFiles.read("README.md"))
        .results()
        .map(RealVaultPolicyFilesTest::command)
        .toList();
  }

  private static String command(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  private static String run(Map<String, String> environment) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-eu", "-c", String.join("\n", commands()))
            .directory(PolicyFiles.root().toFile())
            .redirectErrorStream(true);
    shell.environment().putAll(environment);
    Process process = shell.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
