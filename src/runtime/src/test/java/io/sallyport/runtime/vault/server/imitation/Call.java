package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call as it came in.
 *
 * @param path what follows {@code /v1/}
 * @param token empty without one
 * @param certificate the client's, where it presented one
 */
public record Call(
    String method,
    String path,
    Map<String, String> query,
    JsonObject body,
    String token,
    @Nullable X509Certificate certificate) {

  /** The same call as a mount sees it. */
  Call below(String mount) {
    return new Call(method, path.substring(mount.length()), query, body, token, certificate);
  }

  /** An update may turn out to create something. */
  Operation operation() {
    return switch (method) {
      case "GET", "HEAD" -> "true".equals(query.get("list")) ? Operation.LIST : Operation.READ;
      case "LIST" -> Operation.LIST;
      case "POST", "PUT" -> Operation.UPDATE;
      case "DELETE" -> Operation.DELETE;
      default -> throw Refusal.of(405, "unsupported operation");
    };
  }

  boolean writes() {
    return operation() == Operation.UPDATE;
  }

  boolean reads() {
    return operation() == Operation.READ;
  }

  /** Empty where it is missing. */
  String text(String name) {
    Object value = body.getValue(name);
    return value == null ? "" : value.toString();
  }

  /** Also from a text with commas. */
  List<String> texts(String name) {
    Object value = body.getValue(name);
    if (value instanceof JsonArray array) {
      return array.stream().map(String::valueOf).toList();
    }
    return value == null
        ? List.of()
        : Arrays.stream(value.toString().split(",")).map(String::strip).toList();
  }

  boolean flag(String name, boolean otherwise) {
    Object value = body.getValue(name);
    return value == null ? otherwise : Boolean.parseBoolean(value.toString());
  }

  /** Zero where it is missing. */
  Duration duration(String name) {
    Object value = body.getValue(name);
    return value == null ? Duration.ZERO : Durations.parse(value.toString());
  }

  /** Never the body or the token. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
