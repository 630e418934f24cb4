package io.sallyport.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonReference;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final HttpRequest PING =
      HttpRequest.builder("api", HttpMethod.GET, "/v1/ping").build();

  @Test
  void aStateWithAReferenceIsRefusedAtAnyDepth() {
    JsonReference reference = new JsonReference(Reference.cardNumber());
    JsonObject state =
        JsonObject.builder()
            .put("deep", new JsonArray(List.of(JsonObject.builder().put("n", reference).build())))
            .build();
    assertThrows(IllegalArgumentException.class, () -> Step.send(PING, state));
  }

  @Test
  void eachStepTakesItsOwnBranch() {
    Outcome outcome = Outcome.unknown(GatewayError.of("closed"));
    assertEquals("send", branch(Step.send(PING, JsonObject.empty())));
    assertEquals("done", branch(Step.done(outcome)));
    assertEquals("not found", branch(Step.notFound()));
  }

  private static String branch(Step step) {
    return step.fold(send -> "send", done -> "done", () -> "not found");
  }
}
