/**
 * Answers as values: read within bounds, parsed by what they say they are, and scrubbed of
 * everything that was sent for a reference. Nothing that was not scrubbed goes out.
 */
@NullMarked
package io.sallyport.runtime.egress.answer;

import org.jspecify.annotations.NullMarked;
