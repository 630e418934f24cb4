/**
 * Whether what failed may be sent again, decided by its certainty. The only place in the whole
 * system that decides so; nothing below the engine ever repeats a request.
 */
@NullMarked
package io.sallyport.engine.retry;

import org.jspecify.annotations.NullMarked;
