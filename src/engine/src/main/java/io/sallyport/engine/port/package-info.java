/**
 * The ports to the outside that the engine decides for: sending, waiting, numbering, opening cards,
 * auditing and alerting. Interfaces and their values only.
 */
@NullMarked
package io.sallyport.engine.port;

import org.jspecify.annotations.NullMarked;
