package io.sallyport.engine.port;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Is told what the gateways say to the credentials that requests carried. Safe for use by any
 * thread; returns at once and throws nothing. Never told of {@link CredentialStamp#NONE}.
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

  /**
   * The gateway let these in: it processed, declined or found wrong what they were sent with.
   * Called for each such answer; an answer that only says that the gateway is busy or broken is not
   * one, because it may have been given without a look at them.
   */
  void accepted(CredentialStamp credentials);

  /**
   * The gateway refused these, by the connector's verdict or by an alert about the certificate.
   * Called once for each exchange that ends so, also where no further attempt may be made. Starts
   * one early refresh, or joins the one that is under way: however many requests fail at the same
   * time, the source is asked once.
   *
   * @return completes with whether requests carry other credentials than these now, so that one
   *     more attempt may end otherwise; within some seconds, never exceptionally, on any thread
   */
  CompletionStage<Boolean> refused(String connector, CredentialStamp credentials);
}
