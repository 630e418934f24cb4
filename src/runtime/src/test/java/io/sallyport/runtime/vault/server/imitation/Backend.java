package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;

/** Something that is mounted: an engine, a login, or a part of the system. */
interface Backend {
  /** Its type, {@code kv}. */
  String type();

  /**
   * Answers a call whose path is the one below the mount.
   *
   * @param caller whose call it is; root's for a login
   * @throws Refusal when the answer is another than the wanted one
   */
  Future<Reply> handle(Call call, Caller caller);

  /** Whether a call needs no token. */
  default boolean isOpen(String path) {
    return false;
  }

  /** Whether writing there changes something, not creates it. */
  default boolean exists(String path) {
    return true;
  }
}
