/**
 * What Sallyport relies on in Vault, as plain HTTP: the same tests run against the real server and
 * against the double of it. No client of Vault is used here, ours least of all.
 */
@NullMarked
package io.sallyport.runtime.vault.server.contract;

import org.jspecify.annotations.NullMarked;
