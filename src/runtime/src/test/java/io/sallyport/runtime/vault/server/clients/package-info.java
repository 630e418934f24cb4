/**
 * Others' clients of Vault against the double, and against the real server: what works with both
 * clients on both servers says that the double is faithful. Nothing of ours may come in.
 */
@NullMarked
package io.sallyport.runtime.vault.server.clients;

import org.jspecify.annotations.NullMarked;
