package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The sandbox gateway's back door: its ledger, and the faults that it shall show. */
public final class GatewayControl {
  private static final String FAULTS = "/sandbox/faults";

  private final Api api;

  GatewayControl(Api api) {
    this.api = api;
  }

  /** Everything in the ledger, in its order. */
  public List<JsonNode> entries() {
    JsonNode entries = accepted(api.get("/sandbox/ledger")).json().path("entries");
    return StreamSupport.stream(entries.spliterator(), false).toList();
  }

  /** Approved charges for a merchant's transaction id. */
  public List<JsonNode> charges(String merchantTransactionId) {
    return entries().stream()
        .filter(entry -> entry.path("type").asText().equals("charge"))
        .filter(entry -> entry.path("merchant_reference").asText().equals(merchantTransactionId))
        .toList();
  }

  /** The follow-ups of one type ({@code capture}, {@code void}, {@code refund}) of a charge. */
  public List<JsonNode> followUps(String type, String chargeId) {
    return entries().stream()
        .filter(entry -> entry.path("type").asText().equals(type))
        .filter(entry -> entry.path("charge").asText().equals(chargeId))
        .toList();
  }

  /** The faults for the next requests that move money, one each. */
  public void nextFaults(Duration delay, String... faults) {
    ObjectNode plan = Json.object().put("delay_millis", delay.toMillis());
    ArrayNode next = plan.putArray("next");
    List.of(faults).forEach(next::add);
    put(plan);
  }

  /** From now on this fault strikes each request that moves money. */
  public void always(String fault) {
    ObjectNode plan = Json.object();
    plan.putObject("rates").put(fault, 1.0);
    put(plan);
  }

  /** No more faults. */
  public void noFaults() {
    put(Json.object());
  }

  /** How many of the ordered next faults have not struck yet. */
  public int waitingFaults() {
    return accepted(api.get(FAULTS)).json().path("next").size();
  }

  /** Whether it answers. */
  boolean isReady() {
    return api.tryGet(FAULTS).filter(answer -> answer.status() == 200).isPresent();
  }

  private void put(JsonNode plan) {
    accepted(api.send(api.request(FAULTS).PUT(BodyPublishers.ofString(Json.line(plan))).build()));
  }

  private static Answer accepted(Answer answer) {
    if (answer.status() != 200) {
      throw new StageException("the gateway's control answered " + answer.status(), null);
    }
    return answer;
  }
}
