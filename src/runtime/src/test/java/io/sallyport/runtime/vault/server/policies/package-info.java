/**
 * The policies that the project gives to operators, tried on the real Vault and on the double: each
 * allows its feature and nothing beside it. They are read from the project's own files.
 */
@NullMarked
package io.sallyport.runtime.vault.server.policies;

import org.jspecify.annotations.NullMarked;
