package io.sallyport.tck;

import io.sallyport.spi.wire.WireResponse;

/**
 * An answer that no connector may trust.
 *
 * @param name what is wrong with it
 * @param meaning what may be made of it
 */
record HostileAnswer(String name, Meaning meaning, WireResponse response) {
  /** What may be made of an answer. */
  enum Meaning {
    /** It tells nothing that can be understood: nothing may be decided by it. */
    NOTHING,
    /** A success that says nothing more: enough only where no amount is expected. */
    BARE_SUCCESS,
    /** A refusal without a reason: no success, and nothing about what a lookup looked for. */
    BARE_REFUSAL,
    /** Not found, without a reason: a lookup may believe it. */
    BARE_NOT_FOUND,
    /** Nearly right: whatever is made of it, it is not "not sent". */
    NEARLY_RIGHT
  }
}
