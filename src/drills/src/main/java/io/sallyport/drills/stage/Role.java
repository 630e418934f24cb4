package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What {@code /credentials} says about a role.
 *
 * @param generation counts the values that requests have carried
 * @param failure the reason of the last failure; empty when there was none
 * @param failedAt when that was; empty when there was none
 * @param degraded what an operator should look at
 */
public record Role(
    String connector,
    String name,
    String source,
    String version,
    long generation,
    String state,
    boolean usable,
    String failure,
    String failedAt,
    List<String> degraded) {
  /** Copies. */
  public Role {
    degraded = List.copyOf(degraded);
  }

  static Role of(JsonNode json) {
    return new Role(
        json.path("connector").asText(),
        json.path("role").asText(),
        json.path("source").asText(),
        json.path("version").asText(),
        json.path("generation").asLong(),
        json.path("state").asText(),
        json.path("usable").asBoolean(),
        json.path("last_failure").path("reason").asText(""),
        json.path("last_failure").path("at").asText(""),
        StreamSupport.stream(json.path("degraded").spliterator(), false)
            .map(JsonNode::asText)
            .toList());
  }

  /** Whether the value before is kept until this one has proven itself. */
  public boolean isOnTrial() {
    return state.equals("TRIAL");
  }

  /** Whether something went wrong since. */
  public boolean failedAfter(Role before) {
    return !failedAt.equals(before.failedAt);
  }
}
