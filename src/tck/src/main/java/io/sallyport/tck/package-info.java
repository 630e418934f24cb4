/**
 * The conformance kit: what a connector author extends to learn what is missing. Only the SPI and
 * JUnit may come in; nothing here knows a gateway or the runtime.
 */
@NullMarked
package io.sallyport.tck;

import org.jspecify.annotations.NullMarked;
