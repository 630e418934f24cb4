package io.sallyport.runtime.vault.server;

import org.junit.jupiter.api.Assumptions;

/** Leaves tests out aloud, where what they need is not on this machine. */
public final class Skipped {
  private Skipped() {}

  /** Leaves the test out, saying so, where there is no real Vault. */
  public static void withoutVault() {
    unless(RealVault.find().isPresent(), "vault is not on the path");
  }

  /** Leaves the test out, saying so, where there is no PostgreSQL that this user can start. */
  public static void withoutPostgres() {
    unless(
        RealPostgres.find().isPresent(), "postgres is not installed, or root can not change user");
  }

  private static void unless(boolean there, String reason) {
    if (!there) {
      System.out.println("skipped: " + reason);
    }
    Assumptions.assumeTrue(there, reason);
  }
}
