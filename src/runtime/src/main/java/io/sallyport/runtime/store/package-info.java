/**
 * The embedded store: the engine's store ports on one SQLite file, for one process. SQL and the
 * driver stay in here; no decision about payments and no plaintext card data may come in.
 */
@NullMarked
package io.sallyport.runtime.store;

import org.jspecify.annotations.NullMarked;
