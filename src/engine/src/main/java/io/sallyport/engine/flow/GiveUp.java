package io.sallyport.engine.flow;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.store.PaymentStore;
import java.util.concurrent.CompletionStage;

/** Gives up what was authorised in part only, when the client does not accept parts. */
final class GiveUp {
  private final FollowUpFlow followUps;
  private final PaymentStore store;
  private final Alerts alerts;

  GiveUp(FollowUpFlow followUps, PaymentStore store, Alerts alerts) {
    this.followUps = followUps;
    this.store = store;
    this.alerts = alerts;
  }

  /** The payment as it is afterwards; as it was, with an alert, when it could not be given up. */
  CompletionStage<PaymentRecord> ifNeeded(Caller caller, PaymentRecord record) {
    if (!record.payment().mustBeGivenUp()) {
      return completedFuture(record);
    }
    FollowUpKind kind =
        record.payment().state().captured() > 0 ? FollowUpKind.REFUND : FollowUpKind.VOID;
    return followUps
        .internal(caller, record, kind)
        .thenCompose(
            done -> store.payment(record.payment().terms().client(), record.payment().id()))
        .handle((after, failure) -> failure == null ? after.orElse(record) : record)
        .thenApply(this::alertIfHeld);
  }

  private PaymentRecord alertIfHeld(PaymentRecord record) {
    if (record.payment().mustBeGivenUp()) {
      alerts.raise(
          new Alert(
              Alert.Kind.UNRESOLVED,
              record.payment().id(),
              "a part was authorised that the client does not accept, and could not be given up;"
                  + " void or refund it"));
    }
    return record;
  }
}
