/**
 * The connector for the sandbox gateway, and the sample to copy: what is declared, what is asked
 * and what the answers mean, each in a class of its own. Pure functions over the SPI alone; no I/O,
 * clock, thread, logger or secret may come in.
 */
@NullMarked
package io.sallyport.connector.sandbox;

import org.jspecify.annotations.NullMarked;
