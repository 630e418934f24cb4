/**
 * What probes ask: whether the process lives, and whether it takes work. Looks at states only; no
 * probe does work of its own.
 */
@NullMarked
package io.sallyport.runtime.health;

import org.jspecify.annotations.NullMarked;
