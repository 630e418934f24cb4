package io.sallyport.spi;

import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.WireResult;

/**
 * A connector: pure functions that turn an operation into wire requests and wire results into an
 * outcome.
 *
 * <p>A connector never opens a socket, reads a clock, sleeps, retries, logs, starts a thread or
 * sees a secret. It is asked for the next step and answers with a value. All methods may be called
 * on any thread, at the same time for different exchanges, and must give the same answer for the
 * same arguments: after a crash the engine asks again and compares nothing but the answer.
 *
 * <p>The calls of one exchange: {@link #begin} once, then {@link #proceed} once after each {@link
 * Step.Send}, until {@link Step.Done}. When the process died or the outcome is unknown, what
 * follows is what the operation's {@link io.sallyport.spi.manifest.Recovery} declares: {@link
 * #recover} once, then {@link #proceed} as before.
 *
 * <p>An exception out of any method is a defect of the connector; the engine takes the outcome as
 * unknown when something was sent before, and as not sent otherwise.
 */
public interface Connector {
  /** What the connector declares. Called once at start; a constant. */
  Manifest manifest();

  /**
   * The first step of an operation. Called only for declared operations, before anything is
   * durable; the request it returns is journaled before it is sent.
   */
  Step begin(Operation operation, ExchangeContext context);

  /**
   * The next step after a wire result.
   *
   * @param operation the same operation as in {@link #begin}
   * @param state the state that came with the {@link Step.Send} which {@code result} belongs to
   * @param result the gateway's answer, or the classified failure to get one
   */
  Step proceed(Operation operation, JsonObject state, WireResult result, ExchangeContext context);

  /**
   * The first step of recovering an operation whose outcome nobody knows: the lookup for {@link
   * io.sallyport.spi.manifest.Recovery.Lookup}, the reversal for {@link
   * io.sallyport.spi.manifest.Recovery.Reverse}, and for {@link
   * io.sallyport.spi.manifest.Recovery.Replay} the request of the step in doubt once more, under
   * the same key and rebuilt identically from the state. Called again, from the start, while the
   * gateway can't be reached. An exchange that begins here may end with {@link Step.NotFound}; an
   * outcome other than processed or rejected means that nothing was learnt, and so does a rejection
   * for {@link io.sallyport.spi.outcome.RejectionReason#CREDENTIAL} or {@link
   * io.sallyport.spi.outcome.RejectionReason#THROTTLED}: it speaks of the request that asks.
   *
   * @param state the journaled state of the step that is in doubt
   * @param context the context of the attempt in doubt: its {@link
   *     ExchangeContext#attemptReference()} is the one that the gateway may know
   */
  default Step recover(Operation operation, JsonObject state, ExchangeContext context) {
    throw new IllegalStateException(
        "connector declares no lookup, reversal or replay for " + operation.kind());
  }
}
