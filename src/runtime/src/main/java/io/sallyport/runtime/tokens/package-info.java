/**
 * Keys, sealed cards and personal details, and keyed hashes. The one room that turns card numbers
 * into sealed bytes and back; no HTTP, no logger and no text of a card number may come in.
 */
@NullMarked
package io.sallyport.runtime.tokens;

import org.jspecify.annotations.NullMarked;
