/**
 * Secrets that can't be printed. The only types in which a card number, security code, credential
 * or key may be in plaintext; no logger, no serializer and no text may come in.
 */
@NullMarked
package io.sallyport.runtime.secret;

import org.jspecify.annotations.NullMarked;
