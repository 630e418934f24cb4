/**
 * A stage: everything that a drill, the demo or an end-to-end test needs to let real processes play
 * together. Verdicts about what happened on it may not come in.
 */
@NullMarked
package io.sallyport.drills.stage;

import org.jspecify.annotations.NullMarked;
