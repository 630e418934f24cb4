/**
 * The application: puts the rooms together and starts and stops them. The only place that knows all
 * of them; no decision of the pipeline may come in.
 */
@NullMarked
package io.sallyport.runtime;

import org.jspecify.annotations.NullMarked;
