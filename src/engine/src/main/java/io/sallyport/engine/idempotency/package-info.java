/**
 * Only once: what a key that was seen before means for a request. Pure decisions; storing keys is
 * the store's.
 */
@NullMarked
package io.sallyport.engine.idempotency;

import org.jspecify.annotations.NullMarked;
