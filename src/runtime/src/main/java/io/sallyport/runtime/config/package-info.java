/**
 * What an operator can set, typed and checked at start. Names and places only: a secret is never a
 * configuration value.
 */
@NullMarked
package io.sallyport.runtime.config;

import org.jspecify.annotations.NullMarked;
