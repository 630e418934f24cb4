/**
 * What a connector is asked to do. Requests are built by the engine and grow by new optional parts;
 * no card number, security code or secret may come in, only what says whether there is one.
 */
@NullMarked
package io.sallyport.spi.operation;

import org.jspecify.annotations.NullMarked;
