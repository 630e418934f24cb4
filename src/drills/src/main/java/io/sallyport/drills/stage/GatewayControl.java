package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.sandbox.SandboxOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The sandbox gateway's back door: its ledger, and the faults that it shall show. */
public final class GatewayControl {
  private static final String FAULTS = "/sandbox/faults";
  private static final String KEYS = "/sandbox/keys";

  private final Api api;
  private final String ownSerialNumber;

  /** The serial number is that of the certificate which we present, hexadecimal. */
  GatewayControl(Api api, String ownSerialNumber) {
    this.api = api;
    this.ownSerialNumber = ownSerialNumber;
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
    put(FAULTS, plan);
  }

  /** From now on this fault strikes each request that moves money. */
  public void always(String fault) {
    ObjectNode plan = Json.object();
    plan.putObject("rates").put(fault, 1.0);
    put(FAULTS, plan);
  }

  /** No more faults. */
  public void noFaults() {
    put(FAULTS, Json.object());
  }

  /** How many of the ordered next faults have not struck yet. */
  public int waitingFaults() {
    return accepted(api.get(FAULTS)).json().path("next").size();
  }

  /** How many requests it has refused for their API key. */
  public long refusedKeys() {
    return accepted(api.get(KEYS)).json().path("refused").asLong();
  }

  /** How many connections others have open, by their certificate's hexadecimal serial number. */
  public Map<String, Integer> openConnections() {
    Map<String, Integer> open = new HashMap<>();
    accepted(api.get("/sandbox/connections"))
        .json()
        .path("open")
        .properties()
        .forEach(each -> open.put(each.getKey(), each.getValue().asInt()));
    open.remove(ownSerialNumber);
    return open;
  }

  /** From now on it accepts these API keys only. */
  void acceptKeys(String... apiKeys) {
    ObjectNode body = Json.object();
    ArrayNode hashes = body.putArray("sha256");
    List.of(apiKeys).forEach(each -> hashes.add(SandboxOptions.sha256(each)));
    put(KEYS, body);
  }

  /** Whether it answers. */
  boolean isReady() {
    return api.tryGet(FAULTS).filter(answer -> answer.status() == 200).isPresent();
  }

  private void put(String path, JsonNode body) {
    accepted(api.send(api.request(path).PUT(BodyPublishers.ofString(Json.line(body))).build()));
  }

  private static Answer accepted(Answer answer) {
    if (answer.status() != 200) {
      throw new StageException("the gateway's control answered " + answer.status(), null);
    }
    return answer;
  }
}
