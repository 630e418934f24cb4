package io.sallyport.engine;

import java.time.Duration;

/**
 * The engine's numbers.
 *
 * @param paymentTimeout time for one call, all steps and attempts of it
 * @param keyRetention how long an answer is kept for its key
 * @param recoveryDeadline how long it is tried to find out what became of an operation
 */
public record EngineSettings(
    Duration paymentTimeout, Duration keyRetention, Duration recoveryDeadline) {}
