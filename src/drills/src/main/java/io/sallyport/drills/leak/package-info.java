/**
 * The drill that searches everything that is written for card numbers and secrets. What is searched
 * for, how and where are separate classes; how the traffic is made is another.
 */
@NullMarked
package io.sallyport.drills.leak;

import org.jspecify.annotations.NullMarked;
