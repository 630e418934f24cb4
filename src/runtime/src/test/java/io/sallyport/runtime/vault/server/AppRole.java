package io.sallyport.runtime.vault.server;

/** What logs in by AppRole. Prints neither. */
public record AppRole(String roleId, String secretId) {
  @Override
  public String toString() {
    return "AppRole";
  }
}
