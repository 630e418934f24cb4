/**
 * Small immutable JSON and form values. What is to be sent may have references as leaves; what was
 * received never has. The runtime parses and encodes; no parser and no writer lives here.
 */
@NullMarked
package io.sallyport.spi.value;

import org.jspecify.annotations.NullMarked;
