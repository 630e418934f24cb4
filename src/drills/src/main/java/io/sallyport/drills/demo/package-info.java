/**
 * The demo: gateway and runtime until ctrl-C, and a command to paste. How processes are started may
 * not come in.
 */
@NullMarked
package io.sallyport.drills.demo;

import org.jspecify.annotations.NullMarked;
