/**
 * What goes over the wire and what comes back: requests as segments with references in the place of
 * card data and secrets, answers as scrubbed values. HTTP and framed transports alike; no socket
 * and no secret may come in.
 */
@NullMarked
package io.sallyport.spi.wire;

import org.jspecify.annotations.NullMarked;
