/**
 * Who calls: names in client certificates against the configured lists. Knows TLS sessions and
 * names; nothing of a request's body may come in.
 */
@NullMarked
package io.sallyport.runtime.identity;

import org.jspecify.annotations.NullMarked;
