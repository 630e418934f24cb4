package io.sallyport.engine.settle;

import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.PaymentRecord;

/** Puts a state into the words of the API; what it says is also what is kept for a key. */
public interface Answers {
  /** The answer that tells a payment. */
  StoredAnswer payment(PaymentRecord record);

  /** The answer that tells a follow-up. */
  StoredAnswer followUp(FollowUp followUp);
}
