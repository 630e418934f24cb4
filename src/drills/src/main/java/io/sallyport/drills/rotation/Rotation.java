package io.sallyport.drills.rotation;

import java.time.Duration;

/**
 * One rotation.
 *
 * @param window from the first change at the gateway or source to the end of the overlap
 * @param shift from the new value's being there to requests carrying it
 */
record Rotation(Window window, Duration shift) {}
