package io.sallyport.drills.stage;

/** Where the runtime's credentials for the gateway come from on a stage. */
public enum Origin {
  /** The local encrypted file, opened with a local master key. */
  SEALED_FILE,
  /** Files that are swapped as Kubernetes swaps a mounted secret; a local master key. */
  FILES,
  /** A real Vault: the API key from KV, the certificate from PKI, the master key by transit. */
  VAULT
}
