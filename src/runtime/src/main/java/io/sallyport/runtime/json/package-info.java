/**
 * JSON text into values and back, strictly and within bounds. No mapping to classes, and nothing of
 * what a text holds in an exception, may come in.
 */
@NullMarked
package io.sallyport.runtime.json;

import org.jspecify.annotations.NullMarked;
