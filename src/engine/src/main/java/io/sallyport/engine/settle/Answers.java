package io.sallyport.engine.settle;

import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.PaymentRecord;

/** Puts a state into the words of the API; what it says is also what is kept for a key. */
public interface Answers {
  /** The answer to a payment's request: its status tells how the payment went. */
  StoredAnswer paid(PaymentRecord record);

  /** The answer to a follow-up's request: its status tells how the follow-up went. */
  StoredAnswer followedUp(FollowUp followUp);

  /** The answer to a question about a payment, however it went. */
  StoredAnswer payment(PaymentRecord record);

  /** The answer to a question about a follow-up, however it went. */
  StoredAnswer followUp(FollowUp followUp);
}
