/**
 * Finds the connectors by ServiceLoader and joins what they declare with what is configured for
 * them. Knows manifests and settings; no payment may come in.
 */
@NullMarked
package io.sallyport.runtime.connectors;

import org.jspecify.annotations.NullMarked;
