/**
 * Where audit records and alerts go. Behind the ports there is a plain log for now; no card number
 * and no secret may come in, by the types that the ports take.
 */
@NullMarked
package io.sallyport.runtime.audit;

import org.jspecify.annotations.NullMarked;
