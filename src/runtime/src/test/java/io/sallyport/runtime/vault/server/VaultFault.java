package io.sallyport.runtime.vault.server;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What may go wrong with a request to the double of Vault. */
public sealed interface VaultFault {
  /** 503, as from a sealed server. The request is not processed. */
  static VaultFault sealed() {
    return new Answered(503, "application/json", "{\"errors\":[\"Vault is sealed\"]}");
  }

  /**
   * As from a server that waits for its turn and knows nobody whose turn it is: health says 429,
   * everything else 500.
   */
  static VaultFault standby() {
    return new Standby(null);
  }

  /** As from a server that waits for its turn: health says 429, everything else is sent there. */
  static VaultFault standby(URI active) {
    return new Standby(active);
  }

  /** 473 for health; as the enterprise edition's performance standby. */
  static VaultFault performanceStandby() {
    return new Answered(473, "application/json", "{\"initialized\":true,\"sealed\":false}");
  }

  /** 429 of a rate limit. */
  static VaultFault throttled(Duration retryAfter) {
    return new Throttled(retryAfter);
  }

  /** Any other status, with a made-up error. The request is not processed. */
  static VaultFault status(int status) {
    return new Answered(status, "application/json", "{\"errors\":[\"internal error\"]}");
  }

  /** 403, as to a token that was revoked or has expired. */
  static VaultFault revokedToken() {
    return new Answered(
        403,
        "application/json",
        "{\"errors\":[\"2 errors occurred:\\n\\t* permission denied\\n\\t* invalid token\\n\\n\"]}");
  }

  /** 400, as to the renewal of what can not be renewed. */
  static VaultFault notRenewable() {
    return new Answered(400, "application/json", "{\"errors\":[\"lease is not renewable\"]}");
  }

  /** The request is processed and answered once the stage is complete. */
  static VaultFault until(CompletionStage<?> stage) {
    return new Held(stage);
  }

  /** The request is processed and answered after a time of the real clock. */
  static VaultFault after(Duration delay) {
    return new Delayed(delay);
  }

  /** The connection ends before the request is processed. */
  static VaultFault reset() {
    return new Reset();
  }

  /** The request is processed; the connection ends in the middle of the answer. */
  static VaultFault cutOff() {
    return new CutOff();
  }

  /** 200 with something that begins like JSON. The request is not processed. */
  static VaultFault malformed() {
    return new Answered(200, "application/json", "{\"data\":{\"data\":[,");
  }

  /** 200 with JSON that has nothing of what an answer has. The request is not processed. */
  static VaultFault otherJson() {
    return new Answered(200, "application/json", "{\"data\":\"hello\",\"auth\":7,\"lease_id\":[]}");
  }

  /** 200 with a page, as a proxy between may answer. The request is not processed. */
  static VaultFault page() {
    return new Answered(200, "text/html", "<html><body>Sign in</body></html>");
  }

  /** The request is processed and answered rightly, but said to be something else. */
  static VaultFault contentType(String contentType) {
    return new Mislabelled(contentType);
  }

  /** 200 without a body. The request is not processed. */
  static VaultFault empty() {
    return new Answered(200, "application/json", "");
  }

  /** Answered so, whatever was asked. */
  record Answered(int status, String contentType, String text) implements VaultFault {}

  /** Not the active server. */
  record Standby(@Nullable URI active) implements VaultFault {}

  /** Too many requests. */
  record Throttled(Duration retryAfter) implements VaultFault {}

  /** Waits for a stage. */
  record Held(CompletionStage<?> stage) implements VaultFault {}

  /** Waits for a time. */
  record Delayed(Duration delay) implements VaultFault {}

  /** No answer. */
  record Reset() implements VaultFault {}

  /** Half an answer. */
  record CutOff() implements VaultFault {}

  /** The wrong content type. */
  record Mislabelled(String contentType) implements VaultFault {}
}
