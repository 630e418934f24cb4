package io.sallyport.engine.port;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Is told what the gateways say to the credentials that requests carried. Safe for use by any
 * thread; returns at once and throws nothing.
 */
public interface CredentialFeedback {
  /** Nobody listens, and there are never other credentials. */
  CredentialFeedback NONE =
      new CredentialFeedback() {
        @Override
        public void accepted(CredentialStamp credentials) {}

        @Override
        public CompletionStage<Boolean> refused(String connector, CredentialStamp credentials) {
          return CompletableFuture.completedFuture(false);
        }
      };

  /** The gateway answered, and did not complain about these. Called for each such answer. */
  void accepted(CredentialStamp credentials);

  /**
   * The gateway refused these. Starts one early refresh, or joins the one that is under way:
   * however many requests fail at the same time, the source is asked once.
   *
   * @return completes with whether requests carry other credentials than these now, so that one
   *     more attempt may end otherwise; within some seconds, never exceptionally
   */
  CompletionStage<Boolean> refused(String connector, CredentialStamp credentials);
}
