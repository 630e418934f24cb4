package io.sallyport.runtime.vault.server;

/** The server did not do what the administrator asked for. */
public final class VaultRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  VaultRefusal(String call, VaultAnswer answer) {
    super(call + " was answered with " + answer.status() + " " + answer.errors());
    this.status = answer.status();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
