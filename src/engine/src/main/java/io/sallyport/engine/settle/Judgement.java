package io.sallyport.engine.settle;

import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.Payment;
import java.util.Optional;

/**
 * What an outcome makes of a payment, its follow-up and the attempt.
 *
 * @param releaseKey whether the client's key is free again, because nothing was done
 * @param contradiction whether the gateway's answer contradicts what was asked
 */
public record Judgement(
    Payment payment,
    Optional<FollowUp> followUp,
    Attempt attempt,
    boolean releaseKey,
    boolean contradiction) {}
