/**
 * Reads what applications send, strictly, before anything is stored: unknown fields, wrong types,
 * impossible values and card numbers in the wrong place are refused. Card data becomes a secret
 * while it is parsed; no databind, no store, no clock of its own and no text of a card number may
 * come in.
 */
@NullMarked
package io.sallyport.runtime.validate;

import org.jspecify.annotations.NullMarked;
