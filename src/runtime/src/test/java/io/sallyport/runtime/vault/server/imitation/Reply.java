package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer.
 *
 * @param text of the body; empty where there is none
 */
public record Reply(int status, String contentType, String text) {
  private static final String JSON = "application/json";

  /** A body of its own form, as the calls about the server's state have. */
  static Reply json(int status, JsonObject body) {
    return new Reply(status, JSON, body.encode() + "\n");
  }

  static Reply nothing() {
    return new Reply(204, JSON, "");
  }

  /** What was asked for is not there. */
  static Reply absent() {
    return errors(404);
  }

  /** A refusal in Vault's words. */
  public static Reply errors(int status, String... errors) {
    JsonArray all = new JsonArray();
    for (String error : errors) {
      all.add(error);
    }
    return json(status, new JsonObject().put("errors", all));
  }

  static Reply data(String mountType, JsonObject data) {
    return json(200, wrapped(mountType).put("data", data));
  }

  static Reply keys(String mountType, Iterable<String> keys) {
    JsonArray all = new JsonArray();
    keys.forEach(all::add);
    return all.isEmpty() ? absent() : data(mountType, new JsonObject().put("keys", all));
  }

  static Reply auth(String mountType, JsonObject auth, @Nullable String warning) {
    return json(200, warned(wrapped(mountType).put("auth", auth), warning));
  }

  static Reply leased(
      String mountType,
      Lease lease,
      long seconds,
      @Nullable JsonObject data,
      @Nullable String warning) {
    JsonObject body =
        wrapped(mountType)
            .put("lease_id", lease.id())
            .put("renewable", lease.renewable())
            .put("lease_duration", seconds)
            .put("data", data);
    return json(200, warned(body, warning));
  }

  /** What every answer of an engine has around its data. */
  static JsonObject wrapped(String mountType) {
    return new JsonObject()
        .put("request_id", UUID.randomUUID().toString())
        .put("lease_id", "")
        .put("renewable", false)
        .put("lease_duration", 0)
        .put("data", null)
        .put("wrap_info", null)
        .put("warnings", null)
        .put("auth", null)
        .put("mount_type", mountType);
  }

  static JsonObject warned(JsonObject body, @Nullable String warning) {
    return warning == null ? body : body.put("warnings", new JsonArray().add(warning));
  }

  /** Never its body. */
  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
