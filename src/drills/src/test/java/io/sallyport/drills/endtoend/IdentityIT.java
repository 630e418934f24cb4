package io.sallyport.drills.endtoend;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.drills.stage.Metrics;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Stage;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StageExtension.class)
class IdentityIT {
  private static final String REFUSED = "sallyport_tls_handshakes_refused_total";
  private final Stage stage;

  IdentityIT(Stage stage) {
    this.stage = stage;
  }

  @Test
  void withoutACertificateNothingIsDone() {
    new Calls(stage.clients().anonymous())
        .pay(Orders.payment())
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("SP2001"))
        .body("certainty", equalTo("NOT_SENT"));
  }

  @Test
  void aTrustedCertificateThatIsNotListedMayNothing() {
    new Calls(stage.clients().stranger())
        .pay(Orders.payment())
        .then()
        .statusCode(403)
        .body("code", equalTo("SP2002"))
        .body("certainty", equalTo("NOT_SENT"));
  }

  @Test
  void anUntrustedCertificateFailsTheHandshakeAndIsCounted() {
    double before = refusedHandshakes();
    assertThrows(
        UncheckedIOException.class,
        () -> stage.clients().foreigner().post("/v1/payments", Orders.payment()));
    Poll.untilTrue("the counter", Duration.ofSeconds(10), () -> refusedHandshakes() == before + 1);
  }

  private double refusedHandshakes() {
    return Metrics.sum(stage.clients().probe().get("/q/metrics").text(), REFUSED);
  }
}
