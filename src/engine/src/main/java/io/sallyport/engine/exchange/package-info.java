/**
 * Drives a connector through an exchange: asks for a step, has it journaled, has it sent, asks
 * again. Knows nothing of payments, retries or what an outcome means.
 */
@NullMarked
package io.sallyport.engine.exchange;

import org.jspecify.annotations.NullMarked;
