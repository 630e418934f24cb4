/**
 * How a connector lets new credentials be tried before payments depend on them. Nothing that moves
 * money may come in.
 */
@NullMarked
package io.sallyport.spi.probe;

import org.jspecify.annotations.NullMarked;
