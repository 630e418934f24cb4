/**
 * The command line. Each command is a class of its own; what a command does lives in the room that
 * it is about.
 */
@NullMarked
package io.sallyport.runtime.command;

import org.jspecify.annotations.NullMarked;
