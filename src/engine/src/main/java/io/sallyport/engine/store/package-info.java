/**
 * The ports behind which durable state lives: the journal of payments and attempts, tokens, and
 * wrapped data keys. Values in and out; no SQL, no driver and no plaintext card data may come in.
 */
@NullMarked
package io.sallyport.engine.store;

import org.jspecify.annotations.NullMarked;
