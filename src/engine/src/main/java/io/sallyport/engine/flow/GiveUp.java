package io.sallyport.engine.flow;

import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.store.PaymentStore;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Gives up what was authorised in part only, when the client does not accept parts. */
final class GiveUp {
  private final FollowUpFlow followUps;
  private final PaymentStore store;

  GiveUp(FollowUpFlow followUps, PaymentStore store) {
    this.followUps = followUps;
    this.store = store;
  }

  CompletionStage<PaymentRecord> giveUp(Caller caller, PaymentRecord record) {
    FollowUpKind kind =
        record.payment().state().captured() > 0 ? FollowUpKind.REFUND : FollowUpKind.VOID;
    return followUps
        .internal(caller, record, kind)
        .thenCompose(
            done -> store.payment(record.payment().terms().client(), record.payment().id()))
        .thenApply(Optional::orElseThrow);
  }
}
