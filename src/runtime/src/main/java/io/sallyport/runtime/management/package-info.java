/**
 * The operators' port: probes and metrics are open, everything else needs an operator's
 * certificate. Shows states; nothing of the pipeline may be decided here.
 */
@NullMarked
package io.sallyport.runtime.management;

import org.jspecify.annotations.NullMarked;
