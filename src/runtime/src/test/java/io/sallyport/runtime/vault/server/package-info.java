/**
 * Servers for the tests of what talks to Vault: a real Vault, a double of it with faults, a
 * PostgreSQL and a cluster that reviews tokens, and the contract that the real one and the double
 * share. Nothing here knows how Sallyport uses them.
 */
@NullMarked
package io.sallyport.runtime.vault.server;

import org.jspecify.annotations.NullMarked;
