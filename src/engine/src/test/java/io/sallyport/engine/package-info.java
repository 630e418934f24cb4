/** Tests of the engine, and the fakes that they share. */
@NullMarked
package io.sallyport.engine;

import org.jspecify.annotations.NullMarked;
