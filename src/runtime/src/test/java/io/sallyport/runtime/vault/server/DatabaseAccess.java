package io.sallyport.runtime.vault.server;

/**
 * How Vault gets into a database as its administrator.
 *
 * @param url with {@code {{username}}} and {@code {{password}}} in their places
 * @param exists whether there is such a database; the double of Vault never asks for it
 */
public record DatabaseAccess(String url, String username, String password, boolean exists) {
  /** For a double of Vault, which makes its logins up. */
  public static DatabaseAccess madeUp() {
    return new DatabaseAccess(
        "postgresql://{{username}}:{{password}}@localhost:1/none", "administrator", "-", false);
  }

  @Override
  public String toString() {
    return "DatabaseAccess[" + url + "]";
  }
}
