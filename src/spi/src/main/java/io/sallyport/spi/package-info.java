/**
 * What a connector is: a pure function from an operation and the last wire result to the next step.
 *
 * <p>Only values and the JDK live here. No I/O, no thread, no clock, no logger, no framework may
 * come in: whatever is added here is compiled into every connector that strangers write.
 */
@NullMarked
package io.sallyport.spi;

import org.jspecify.annotations.NullMarked;
