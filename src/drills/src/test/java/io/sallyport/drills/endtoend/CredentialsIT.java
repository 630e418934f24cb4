package io.sallyport.drills.endtoend;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Credentials;
import io.sallyport.drills.stage.OpenConnection;
import io.sallyport.drills.stage.Operator;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Role;
import io.sallyport.drills.stage.Stage;
import io.sallyport.sandbox.SandboxOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a stage of its own: what it does to the credentials, others would notice. */
@ExtendWith(StageExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String REFRESH = "/credentials/sandbox/api-key/refresh";

  private static final String NOTHING = "/v1/payments/none";

  private Stage stage;

  @BeforeAll
  void set() {
    stage = Stage.set(StageExtension.options().build());
  }

  @AfterAll
  void close() {
    stage.close();
  }

  /** A new value proves itself by payments; until then the next one would wait. */
  @AfterEach
  void untilNothingIsOnTrial() {
    Poll.untilTrue(
        "the end of trials",
        SOON,
        () -> {
          charged();
          return operator().roles().stream().noneMatch(Role::isOnTrial);
        });
  }

  @Test
  void rolesAreListedWithoutTheirValues() {
    String apiKey = stage.credentials().apiKey();
    ValidatableResponse answer =
        operatorCalls().request().get("/credentials").then().statusCode(200);
    answer
        .body("roles", hasSize(2))
        .body("roles.connector", hasItems("sandbox"))
        .body("roles.role", hasItems(Credentials.API_KEY, Credentials.CLIENT_CERTIFICATE))
        .body("roles.source", hasItems("local:sandbox/api-key"))
        .body(not(containsString(apiKey)))
        .body(not(containsString(SandboxOptions.sha256(apiKey))))
        .body(not(containsString("PRIVATE KEY")));
    for (Role role : operator().roles()) {
      assertTrue(role.usable(), role::toString);
      assertTrue(role.generation() > 0, role::toString);
      assertFalse(role.version().isEmpty(), role::toString);
    }
  }

  @Test
  void onlyOperatorsSeeOrChangeThem() {
    Role before = operator().role(Credentials.API_KEY);
    for (String path : List.of(REFRESH, "/credentials/sandbox/api-key/compromised")) {
      new Calls(stage.clients().probe()).request().post(path).then().statusCode(401);
      new Calls(stage.clients().strayShop()).request().post(path).then().statusCode(403);
    }
    new Calls(stage.clients().probe()).request().get("/credentials").then().statusCode(401);
    new Calls(stage.clients().strayShop()).request().get("/credentials").then().statusCode(403);
    assertEquals(before, operator().role(Credentials.API_KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/credentials/",
        "/credentials/x/%2e%2e",
        "//credentials",
        "/credentials;a=b",
        "/%63redentials",
        "/q/health/%2e%2e/%2e%2e/credentials",
        "/q/metrics/%2e%2e/%2e%2e/credentials",
        "/q/health/..%2f..%2fcredentials"
      })
  void noOtherWritingOfThePathOpensThem(String path) {
    int status = status(stage.clients().probe(), "GET", path);
    assertTrue(status >= 400 && status < 500, () -> path + " was answered " + status);
    String refresh = path.replace("credentials", "credentials/sandbox/api-key/refresh");
    int posted = status(stage.clients().probe(), "POST", refresh);
    assertTrue(posted >= 400 && posted < 500, () -> refresh + " was answered " + posted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/credentials/sandbox/nothing/refresh",
        "/credentials/nowhere/api-key/compromised?version=1",
        "/credentials/sandbox/api-key/delete",
        "/credentials/sandbox/api-key",
        "/credentials/sandbox%2Fapi-key/refresh"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertEquals(404, status(stage.clients().operator(), "POST", path));
  }

  @Test
  void lookingAtAnActionDoesNotTakeIt() {
    Role before = operator().role(Credentials.API_KEY);
    int status =
        status(stage.clients().operator(), "GET", REFRESH.replace("refresh", "compromised"));
    assertTrue(status == 404 || status == 405, () -> "answered " + status);
    assertEquals(before, operator().role(Credentials.API_KEY));
  }

  @Test
  void theRefreshOfAnUnchangedRoleSaysSo() {
    Role before = operator().role(Credentials.API_KEY);
    Role after = operator().refresh(Credentials.API_KEY);
    assertEquals(before.version(), after.version());
    assertEquals(before.generation(), after.generation());
    assertTrue(after.usable());
  }

  @Test
  void aResealedFileRotatesByItselfAndTheNextPaymentCarriesTheNewKey() {
    Role before = operator().role(Credentials.API_KEY);
    String fresh = stage.credentials().issueApiKey();
    stage.credentials().offer(fresh);
    stage.rotator().awaitShift(before, SOON);
    stage.credentials().acceptOnly(fresh);
    charged();
  }

  @Test
  void aNewClientCertificateIsPresentedAndTheOldConnectionsEnd() {
    charged();
    stage.rotator().clientCertificate();
    charged();
    Poll.untilTrue(
        "the end of the old connections",
        SOON,
        () -> {
          charged();
          return stage.gateway().openConnections().size() == 1;
        });
  }

  @Test
  void aSwappedServerCertificateIsSeenByNewConnectionsOnly() {
    try (OpenConnection open = OpenConnection.of(stage.shop())) {
      int before = open.get(NOTHING);
      String old = open.serverSerialNumber();
      String fresh = stage.renewDataCertificate();
      Poll.untilTrue("the new certificate", SOON, () -> presented().equals(fresh));
      assertEquals(before, open.get(NOTHING));
      assertEquals(old, open.serverSerialNumber());
    }
  }

  @Test
  void aKeyThatTheGatewayRefusesIsNotUsed() {
    Role before = operator().role(Credentials.API_KEY);
    String good = stage.credentials().apiKey();
    stage.credentials().offer(SandboxOptions.freshApiKey());
    operator().refresh(Credentials.API_KEY);
    Role refused =
        operator()
            .await(Credentials.API_KEY, "the failure", SOON, role -> role.failedAfter(before));
    assertEquals(before.version(), refused.version());
    assertTrue(refused.usable());
    assertFalse(refused.degraded().isEmpty());
    assertTrue(operator().isReady());
    charged();
    stage.credentials().offer(good);
    operator().refresh(Credentials.API_KEY);
    Poll.untilTrue(
        "peace",
        SOON,
        () -> {
          charged();
          return operator().role(Credentials.API_KEY).degraded().isEmpty();
        });
  }

  @Test
  void aCompromisedKeyIsNotUsedAnyMoreUntilThereIsAnother() {
    Role before = operator().role(Credentials.API_KEY);
    Role gone = operator().compromised(Credentials.API_KEY, before.version());
    assertFalse(gone.usable());
    assertEquals("COMPROMISED", gone.state());
    new Calls(stage.shop())
        .pay(Orders.payment())
        .then()
        .statusCode(503)
        .body("certainty", equalTo("NOT_SENT"));
    new Calls(stage.clients().probe())
        .request()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body(containsString(Credentials.API_KEY));
    String fresh = stage.credentials().issueApiKey();
    stage.credentials().offer(fresh);
    stage.rotator().awaitShift(before, SOON);
    stage.credentials().acceptOnly(fresh);
    charged();
    assertTrue(operator().isReady());
  }

  private String presented() {
    try (OpenConnection connection = OpenConnection.of(stage.shop())) {
      return connection.serverSerialNumber();
    }
  }

  private void charged() {
    new Calls(stage.shop()).pay(Orders.payment()).then().statusCode(201);
  }

  private Operator operator() {
    return stage.operator();
  }

  private Calls operatorCalls() {
    return new Calls(stage.clients().operator());
  }

  /** Sends the path as it is written here. */
  private static int status(Api api, String method, String path) {
    return api.send(api.request(path).method(method, BodyPublishers.noBody()).build()).status();
  }
}
