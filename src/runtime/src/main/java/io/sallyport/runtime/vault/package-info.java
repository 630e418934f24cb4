/**
 * Vault as a place that credentials and keys come from: our own login to it, and one source per
 * engine. Answers are read into secrets, never into texts; when a value is fetched, tried and put
 * into use is decided elsewhere.
 */
@NullMarked
package io.sallyport.runtime.vault;

import org.jspecify.annotations.NullMarked;
