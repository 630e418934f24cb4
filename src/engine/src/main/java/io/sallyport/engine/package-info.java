/**
 * The pipeline's decisions from idempotency to the connector, as plain code under an injected clock
 * and timer. No framework, no wall clock, no I/O and no card number may come in.
 */
@NullMarked
package io.sallyport.engine;

import org.jspecify.annotations.NullMarked;
