/**
 * The way out: checks a request against its connector's manifest, sends it once over mutual TLS and
 * says with certainty what became of it. Nothing here repeats a request, and no decision about a
 * payment may come in.
 */
@NullMarked
package io.sallyport.runtime.egress;

import org.jspecify.annotations.NullMarked;
