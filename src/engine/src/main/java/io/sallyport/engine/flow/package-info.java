/**
 * The calls of the API, put together from the other rooms: key, route, journal, exchange, outcome,
 * answer. Decides the order; what each step means is decided in its own room.
 */
@NullMarked
package io.sallyport.engine.flow;

import org.jspecify.annotations.NullMarked;
