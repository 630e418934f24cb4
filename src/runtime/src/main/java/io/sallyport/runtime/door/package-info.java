/**
 * What our own TLS ports present and trust, and how both change while connections are open. Knows
 * files and handshakes; nothing of requests may come in.
 */
@NullMarked
package io.sallyport.runtime.door;

import org.jspecify.annotations.NullMarked;
