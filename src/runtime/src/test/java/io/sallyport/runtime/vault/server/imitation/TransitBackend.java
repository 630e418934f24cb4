package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encrypts with keys that stay here. */
final class TransitBackend implements Backend {
  private final Clock clock;
  private final Map<String, TransitKey> keys = new HashMap<>();

  TransitBackend(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return "transit";
  }

  @Override
  public boolean exists(String path) {
    return !path.startsWith("encrypt/") || keys.containsKey(path.substring("encrypt/".length()));
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    String[] parts = call.path().split("/", 3);
    String name = parts.length > 1 ? parts[1] : "";
    return Future.succeededFuture(
        switch (parts[0]) {
          case "keys" -> key(call, name, parts.length > 2 ? parts[2] : "");
          case "encrypt" -> encrypt(call, name);
          case "decrypt" -> decrypt(call, name);
          default -> throw Refusal.absent();
        });
  }

  private Reply key(Call call, String name, String action) {
    if (call.operation() == Operation.LIST) {
      return Reply.keys(type(), keys.keySet());
    }
    if (call.writes() && action.isEmpty()) {
      keys.computeIfAbsent(name, unused -> new TransitKey(clock.instant()));
    } else if (call.writes() && action.equals("rotate")) {
      known(name).rotate(clock.instant());
    } else if (call.writes() && action.equals("config")) {
      known(name)
          .refuseOlderThan(call.body().getInteger("min_decryption_version", known(name).oldest()));
    } else if (!call.reads()) {
      throw Refusal.of(405, "unsupported operation");
    }
    return Reply.data(type(), known(name).described(name));
  }

  private Reply encrypt(Call call, String name) {
    if (!call.body().containsKey("plaintext")) {
      throw Refusal.of(400, "missing plaintext to encrypt");
    }
    byte[] plaintext = decoded(call.text("plaintext"), 400, "");
    TransitKey key = keys.computeIfAbsent(name, unused -> new TransitKey(clock.instant()));
    return Reply.data(
        type(),
        new JsonObject()
            .put("ciphertext", key.encrypt(plaintext, associated(call)))
            .put("key_version", key.latest()));
  }

  private Reply decrypt(Call call, String name) {
    if (!call.body().containsKey("ciphertext")) {
      throw Refusal.of(400, "missing ciphertext to decrypt");
    }
    byte[] plaintext = known(name).decrypt(call.text("ciphertext"), associated(call));
    return Reply.data(
        type(), new JsonObject().put("plaintext", Base64.getEncoder().encodeToString(plaintext)));
  }

  private TransitKey known(String name) {
    @Nullable TransitKey key = keys.get(name);
    if (key == null) {
      throw Refusal.of(400, "encryption key not found");
    }
    return key;
  }

  private static byte[] associated(Call call) {
    return decoded(
        call.text("associated_data"),
        500,
        "1 error occurred:\n\t* unable to get associated_data/additional_data from factory[0]: ");
  }

  private static byte[] decoded(String base64, int status, String prefix) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw Refusal.of(status, prefix + "illegal base64 data at input byte 0");
    }
  }
}
