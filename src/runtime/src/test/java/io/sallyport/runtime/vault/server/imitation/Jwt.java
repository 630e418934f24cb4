package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A JSON web token, signed with ES256 if at all rightly. */
record Jwt(String signed, Buffer signature, JsonObject claims) {
  /** Empty when it has not the form of one. */
  static Optional<Jwt> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      return Optional.of(
          new Jwt(
              parts[0] + "." + parts[1],
              Buffer.buffer(decoder.decode(parts[2])),
              new JsonObject(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8))));
    } catch (IllegalArgumentException | DecodeException malformed) {
      return Optional.empty();
    }
  }

  boolean isSignedWith(PublicKey key) {
    try {
      Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(key);
      check.update(signed.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature.getBytes());
    } catch (GeneralSecurityException notOfThatKey) {
      return false;
    }
  }

  /** Empty where it is missing. */
  String claim(String name) {
    Object value = claims.getValue(name);
    return value == null ? "" : value.toString();
  }

  List<String> audiences() {
    Object value = claims.getValue("aud");
    if (value instanceof JsonArray array) {
      return array.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  @Override
  public String toString() {
    return "Jwt";
  }
}
