/**
 * Finds out what became of operations that are in doubt, by the way that their connector declares,
 * and by no other. Never sends an operation blindly.
 */
@NullMarked
package io.sallyport.engine.recovery;

import org.jspecify.annotations.NullMarked;
