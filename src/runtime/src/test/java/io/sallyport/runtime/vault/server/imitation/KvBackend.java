package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Secrets with versions: the key-value engine, version 2. */
final class KvBackend implements Backend {
  private static final String WRONG_PATH =
      "Invalid path for a versioned K/V secrets engine. See the API docs for the appropriate API"
          + " endpoints to use. If using the Vault CLI, use 'vault kv get' for this operation.";

  private final Clock clock;
  private final Map<String, KvSecret> secrets = new TreeMap<>();

  KvBackend(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return "kv";
  }

  @Override
  public boolean exists(String path) {
    return !path.startsWith("data/") || secrets.containsKey(path.substring("data/".length()));
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    int slash = call.path().indexOf('/');
    if (slash < 0) {
      return Future.succeededFuture(wrongPath());
    }
    String place = call.path().substring(slash + 1);
    return Future.succeededFuture(
        switch (call.path().substring(0, slash)) {
          case "data" -> data(call, place);
          case "metadata" -> metadata(call, place);
          case "delete" -> each(call, place, version -> version.delete(clock.instant()));
          case "undelete" -> each(call, place, KvSecret.Version::restore);
          case "destroy" -> each(call, place, KvSecret.Version::destroy);
          default -> wrongPath();
        });
  }

  private Reply data(Call call, String place) {
    return switch (call.operation()) {
      case CREATE, UPDATE -> write(call, place);
      case READ -> read(call, place);
      case DELETE -> delete(place);
      case LIST -> throw Refusal.of(405, "unsupported operation");
    };
  }

  private Reply write(Call call, String place) {
    if (!(call.body().getValue("data") instanceof JsonObject data)) {
      throw Refusal.of(400, "no data provided");
    }
    @Nullable KvSecret known = secrets.get(place);
    @Nullable Integer expected =
        call.body().getJsonObject("options", new JsonObject()).getInteger("cas");
    if (expected != null && expected != (known == null ? 0 : known.latest())) {
      throw Refusal.of(400, "check-and-set parameter did not match the current version");
    }
    KvSecret secret = secrets.computeIfAbsent(place, unused -> new KvSecret(clock.instant()));
    return Reply.data(type(), secret.add(data.copy(), clock.instant()).metadata());
  }

  private Reply read(Call call, String place) {
    KvSecret.Version version = secret(place).version(number(call)).orElseThrow(Refusal::absent);
    Reply found = Reply.data(type(), version.read());
    return version.isReadable() ? found : new Reply(404, found.contentType(), found.text());
  }

  private static int number(Call call) {
    String text = call.query().getOrDefault("version", "0");
    if (!text.matches("[0-9]{1,9}")) {
      throw Refusal.of(
          400,
          "Field validation failed: error converting input for field \"version\": cannot parse ''"
              + " as int: strconv.ParseInt: parsing \""
              + text
              + "\": invalid syntax");
    }
    return Integer.parseInt(text);
  }

  private Reply delete(String place) {
    @Nullable KvSecret secret = secrets.get(place);
    if (secret != null) {
      secret.version(0).ifPresent(version -> version.delete(clock.instant()));
    }
    return Reply.nothing();
  }

  private Reply metadata(Call call, String place) {
    return switch (call.operation()) {
      case READ -> Reply.data(type(), secret(place).metadata());
      case LIST ->
          Reply.keys(type(), below(place.isEmpty() || place.endsWith("/") ? place : place + "/"));
      case DELETE -> forget(place);
      case CREATE, UPDATE -> throw Refusal.of(405, "unsupported operation");
    };
  }

  private Reply forget(String place) {
    secrets.remove(place);
    return Reply.nothing();
  }

  private Set<String> below(String folder) {
    Set<String> names = new TreeSet<>();
    for (String place : secrets.keySet()) {
      if (place.startsWith(folder)) {
        String rest = place.substring(folder.length());
        int slash = rest.indexOf('/');
        names.add(slash < 0 ? rest : rest.substring(0, slash + 1));
      }
    }
    return names;
  }

  private Reply each(Call call, String place, Consumer<KvSecret.Version> change) {
    KvSecret secret = secret(place);
    for (Object number : call.body().getJsonArray("versions", new JsonArray())) {
      secret.version(Integer.parseInt(number.toString())).ifPresent(change);
    }
    return Reply.nothing();
  }

  private KvSecret secret(String place) {
    @Nullable KvSecret secret = secrets.get(place);
    if (secret == null) {
      throw Refusal.absent();
    }
    return secret;
  }

  private Reply wrongPath() {
    return Reply.json(404, Reply.warned(Reply.wrapped(""), WRONG_PATH));
  }
}
