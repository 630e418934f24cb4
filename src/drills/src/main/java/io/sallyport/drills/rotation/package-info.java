/**
 * The drill that rotates credentials under load. The load, each scene and what is made of the
 * samples are separate classes; how processes are started may not come in.
 */
@NullMarked
package io.sallyport.drills.rotation;

import org.jspecify.annotations.NullMarked;
