package io.sallyport.drills.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import io.sallyport.drills.stage.GatewayControl;
import io.sallyport.drills.stage.Poll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateway says in the end.
 *
 * @param charged the merchant's transaction ids of all charges
 * @param refusedKeys requests whose API key it did not accept
 * @param certificates client certificates with open connections
 */
record Books(List<String> charged, long refusedKeys, int certificates) {
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);

  /** Waits for connections of old certificates to end; blocks. */
  static Books of(GatewayControl gateway) {
    Poll.isTrueWithin(LONGEST_DRAIN, () -> gateway.openConnections().size() <= 1);
    List<String> charged = new ArrayList<>();
    for (JsonNode entry : gateway.entries()) {
      if (entry.path("type").asText().equals("charge")) {
        charged.add(entry.path("merchant_reference").asText());
      }
    }
    return new Books(charged, gateway.refusedKeys(), gateway.openConnections().size());
  }

  long doubleCharges() {
    return charged.size() - charged.stream().distinct().count();
  }
}
