/**
 * HTTP in and out: routes, bounds, problem documents, the words of the API. Nothing is decided
 * here; no store, no connector and no secret may come in.
 */
@NullMarked
package io.sallyport.runtime.edge;

import org.jspecify.annotations.NullMarked;
