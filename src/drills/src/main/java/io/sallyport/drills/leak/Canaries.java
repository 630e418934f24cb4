package io.sallyport.drills.leak;

import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Origin;
import io.sallyport.drills.stage.Secrets;
import io.sallyport.drills.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is searched for on a stage. */
final class Canaries {
  private static final String MASTER_KEY = "master key";

  /** What the tokens of logins begin with, since Vault 1.10; nobody else gets to see one. */
  private static final String TOKEN_BEGINNING = "hvs.CAES";

  private static final Map<String, String> HOMES =
      Map.of(
          MASTER_KEY,
          "master.key",
          "Vault root token",
          "vault/root.token",
          "Vault unseal key",
          "vault/unseal.key");

  private Canaries() {}

  static List<Canary> of(Stage stage, Origin origin) {
    List<Canary> canaries =
        new ArrayList<>(
            List.of(
                Canary.text("card that paid", Traffic.PAID),
                Canary.text("card of faults", Traffic.SPOILED),
                Canary.text("card misplaced", Traffic.MISPLACED),
                Canary.text("card tokenized", Traffic.TOKENIZED),
                Canary.text("card declined", Orders.DECLINED),
                Canary.securityCode("security code", "7391")));
    Secrets secrets = stage.secrets();
    secrets.texts().forEach((name, value) -> canaries.add(Canary.text(name, value)));
    secrets.privateKeys().forEach((name, pem) -> canaries.add(Canary.privateKey(name, pem)));
    if (origin == Origin.VAULT) {
      canaries.add(Canary.text("any Vault token", TOKEN_BEGINNING));
    } else {
      canaries.add(Canary.keyFile(MASTER_KEY, read(stage.layout().masterKey())));
    }
    return canaries;
  }

  /** Whether it is found in the one file that is there for it. */
  static boolean isWhereItBelongs(Finding finding) {
    return finding.place().equals(HOMES.get(finding.canary()));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
