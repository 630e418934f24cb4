/**
 * What became of an operation, and how certain that is. "Did not happen" and "nobody knows" are
 * kept apart by type. No wire detail and no input value may come in.
 */
@NullMarked
package io.sallyport.spi.outcome;

import org.jspecify.annotations.NullMarked;
