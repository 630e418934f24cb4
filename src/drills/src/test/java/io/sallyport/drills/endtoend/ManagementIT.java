package io.sallyport.drills.endtoend;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.sallyport.drills.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StageExtension.class)
class ManagementIT {
  private final Stage stage;

  ManagementIT(Stage stage) {
    this.stage = stage;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
  void probesNeedNoCertificate(String path) {
    new Calls(stage.clients().probe())
        .request()
        .get(path)
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"));
  }

  @Test
  void metricsNeedNoCertificate() {
    new Calls(stage.clients().probe())
        .request()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("sallyport_"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/flows", "/console", "/credentials", "/q/openapi", "/v1/payments", "/"})
  void everythingElseIsForOperators(String path) {
    new Calls(stage.clients().probe()).request().get(path).then().statusCode(401);
    new Calls(stage.clients().strayShop()).request().get(path).then().statusCode(403);
    new Calls(stage.clients().operator())
        .request()
        .get(path)
        .then()
        .statusCode(not(anyOf(equalTo(401), equalTo(403), equalTo(500))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/metrics", "/q/health/ready", "/credentials"})
  void theDataPortManagesNothing(String path) {
    new Calls(stage.shop()).request().get(path).then().statusCode(404);
  }
}
