/**
 * What a payment is and which changes of it are legal. Pure values and rules: no store, no gateway
 * and no clock may come in.
 */
@NullMarked
package io.sallyport.engine.payment;

import org.jspecify.annotations.NullMarked;
