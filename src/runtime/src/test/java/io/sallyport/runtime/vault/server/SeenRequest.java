package io.sallyport.runtime.vault.server;

/**
 * A request that the double of Vault saw, root's own left out.
 *
 * @param path without {@code /v1/} and without what follows a question mark
 * @param namespace of its header; empty without one
 */
public record SeenRequest(String method, String path, String namespace) {}
