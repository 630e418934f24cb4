/**
 * End-to-end tests: REST Assured over mutual TLS against the packaged runtime and the sandbox
 * gateway. Nothing here knows the runtime's classes.
 */
@NullMarked
package io.sallyport.drills.endtoend;

import org.jspecify.annotations.NullMarked;
