/**
 * Requests as the exact bytes that leave: references are filled in here, lengths, codes and
 * signatures computed. Plaintext lives in wipeable arrays only; no socket and no text of a secret
 * may come in.
 */
@NullMarked
package io.sallyport.runtime.egress.write;

import org.jspecify.annotations.NullMarked;
