/**
 * The drills: what an operator would want to repeat on a machine of their own, with figures and a
 * verdict. How one drill works lives in a package of its own; nothing here knows processes.
 */
@NullMarked
package io.sallyport.drills;

import org.jspecify.annotations.NullMarked;
