/**
 * What the double of Vault knows and decides: tokens, policies, leases and engines, in memory and
 * without a network of their own. Everything runs on one event loop; nothing here is locked.
 */
@NullMarked
package io.sallyport.runtime.vault.server.imitation;

import org.jspecify.annotations.NullMarked;
