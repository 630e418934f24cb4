package io.sallyport.runtime.rotation;

import java.util.concurrent.CompletableFuture;

/**
 * An operator's wish that a role is looked at now.
 *
 * @param who the last one who wished it
 * @param answer completes when there is a result; shared by all who wish the same
 */
record Notice(String who, CompletableFuture<RoleStatus> answer) {
  Notice(String who) {
    this(who, new CompletableFuture<>());
  }

  Notice by(String later) {
    return new Notice(later, answer);
  }
}
