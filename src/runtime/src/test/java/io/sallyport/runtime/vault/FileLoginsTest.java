package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ManualTime;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.secret.SecretAccess;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLoginsTest {
  private static final String SERVICE =
      "{\"auth\":{\"client_token\":\"hvs.new\",\"lease_duration\":3600,\"renewable\":true,"
          + "\"token_type\":\"service\"}}";
  private static final String BATCH =
      "{\"auth\":{\"client_token\":\"hvb.new\",\"lease_duration\":60,\"renewable\":false,"
          + "\"token_type\":\"batch\"}}";
  private static final String LOOKUP =
      "{\"data\":{\"id\":\"hvs.of-file\",\"ttl\":100,\"creation_ttl\":300,\"renewable\":true,"
          + "\"type\":\"service\"}}";

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final ManualTime time = new ManualTime();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String answer = SERVICE;
  private volatile int status = 200;
  private final LocalServer server = LocalServer.start(vertx, this::answer);
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("secret");
    Files.writeString(file, " \tthe-secret\r\n\n");
  }

  @AfterEach
  void close() {
    server.close();
    Failing.value(vertx.close().toCompletionStage());
  }

  @Test
  void kubernetesSendsRoleAndToken() {
    logIn(new VaultLogin.Kubernetes("kubernetes", "sallyport", file));

    assertEquals(
        List.of("POST /v1/auth/kubernetes/login {\"role\":\"sallyport\",\"jwt\":\"the-secret\"}"),
        asked);
  }

  @Test
  void jwtSendsRoleAndToken() {
    logIn(new VaultLogin.Jwt("oidc/ci", "say \"x\"\\", file));

    assertEquals(
        List.of(
            "POST /v1/auth/oidc/ci/login"
                + " {\"role\":\"say \\\"x\\\"\\\\\",\"jwt\":\"the-secret\"}"),
        asked);
  }

  @Test
  void appRoleSendsRoleIdAndSecretId() {
    logIn(new VaultLogin.AppRole("approle", "role-id", file));

    assertEquals(
        List.of(
            "POST /v1/auth/approle/login"
                + " {\"role_id\":\"role-id\",\"secret_id\":\"the-secret\"}"),
        asked);
  }

  @Test
  void theTermsAreVaults() {
    VaultToken token = logIn(new VaultLogin.AppRole("approle", "role-id", file));

    assertEquals("hvs.new", text(token));
    assertEquals(Optional.of(time.instant().plusSeconds(3600)), token.expiresAt());
    assertEquals(ScriptedLogins.renewable(Duration.ofHours(1)), token.grant());
  }

  @Test
  void aBatchTokenCanNeitherBeRenewedNorGivenBack() {
    answer = BATCH;

    VaultToken token = logIn(new VaultLogin.AppRole("approle", "role-id", file));

    assertFalse(token.grant().renewable());
    assertFalse(token.grant().ours());
  }

  @Test
  void aTokenFromAFileIsLookedUpAndNeverGivenBack() {
    answer = LOOKUP;

    VaultToken token = logIn(new VaultLogin.TokenFile(file));

    assertEquals("the-secret", text(token));
    assertEquals(Optional.of(time.instant().plusSeconds(100)), token.expiresAt());
    assertEquals(Duration.ofMinutes(5), token.grant().lifetime());
    assertFalse(token.grant().ours());
    assertEquals(List.of("GET /v1/auth/token/lookup-self  the-secret"), asked);
  }

  @Test
  void theFileIsReadAtEachLogin() throws IOException {
    FileLogins logins = logins(new VaultLogin.AppRole("approle", "role-id", file));
    Failing.value(logins.logIn());
    Files.writeString(file, "another");
    Failing.value(logins.logIn());

    assertTrue(asked.get(0).contains("\"the-secret\""));
    assertTrue(asked.get(1).contains("\"another\""));
  }

  @Test
  void aFileThatIsNotThereMayComeLater() throws IOException {
    Files.delete(file);

    SourceException failure = refused();

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains(file.toString()));
    assertEquals(List.of(), asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "two words", "quo\"ted", "back\\slash", "lée", "a\nb"})
  void aFileWithSomethingElseIsUnusable(String content) throws IOException {
    Files.writeString(file, content);

    SourceException failure = refused();

    assertEquals(Reason.UNUSABLE, failure.reason());
    assertFalse(content.length() > 4 && String.valueOf(failure.getMessage()).contains(content));
    assertEquals(List.of(), asked);
  }

  @Test
  void aFileHasABound() throws IOException {
    Files.writeString(file, "x".repeat(16_384));
    logIn(new VaultLogin.AppRole("approle", "role-id", file));
    Files.writeString(file, "x".repeat(16_385));

    assertEquals(Reason.UNUSABLE, refused().reason());
  }

  @Test
  void aRefusedLoginIsDenied() {
    status = 400;
    answer = "{\"errors\":[\"invalid role or secret ID\"]}";

    assertEquals(Reason.DENIED, refused().reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"auth\":null}",
        "{\"auth\":{\"client_token\":\"\",\"lease_duration\":1,\"token_type\":\"service\"}}",
        "{\"auth\":{\"client_token\":\"a b\",\"lease_duration\":1,\"token_type\":\"service\"}}",
        "{\"auth\":{\"client_token\":\"hvs.x\",\"token_type\":\"service\"}}"
      })
  void anAnswerWithoutATokenIsNotVaults(String json) {
    answer = json;

    SourceException failure = refused();

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("not Vault's"));
  }

  private SourceException refused() {
    return Failing.asSource(logins(new VaultLogin.AppRole("approle", "role-id", file)).logIn());
  }

  private VaultToken logIn(VaultLogin login) {
    return Failing.value(logins(login).logIn());
  }

  private FileLogins logins(VaultLogin login) {
    VaultSettings settings =
        new VaultSettings(
            server.address(), Optional.empty(), Optional.empty(), Duration.ofSeconds(5), login);
    return new FileLogins(
        vertx, settings, new VaultHttp(vertx, settings, new RecordedVaultEvents()), time);
  }

  private void answer(HttpServerRequest request) {
    request.body(
        body -> {
          String token = request.getHeader("X-Vault-Token");
          asked.add(
              request.method()
                  + " "
                  + request.uri()
                  + " "
                  + body.result()
                  + (token == null ? "" : " " + token));
          request
              .response()
              .setStatusCode(status)
              .putHeader("Content-Type", "application/json")
              .end(answer);
        });
  }

  private static String text(VaultToken token) {
    return new String(token.secret().reveal(SecretAccess.VAULT), StandardCharsets.US_ASCII);
  }
}
