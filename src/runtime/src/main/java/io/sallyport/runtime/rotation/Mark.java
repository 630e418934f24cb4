package io.sallyport.runtime.rotation;

import java.time.Instant;

/**
 * A generation was reported as compromised, and is the newest there is.
 *
 * @param at when it was reported last
 */
record Mark(Generation generation, String who, Instant at) {}
