/**
 * A certificate authority for tests, the demo and the drills. Nothing here serves requests, and
 * nothing that runs in production may use it.
 */
@NullMarked
package io.sallyport.sandbox.authority;

import org.jspecify.annotations.NullMarked;
