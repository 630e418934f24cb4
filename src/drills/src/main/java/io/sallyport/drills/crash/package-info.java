/**
 * The drill that kills the runtime at the worst moments and compares what it says afterwards with
 * the gateway's ledger.
 */
@NullMarked
package io.sallyport.drills.crash;

import org.jspecify.annotations.NullMarked;
