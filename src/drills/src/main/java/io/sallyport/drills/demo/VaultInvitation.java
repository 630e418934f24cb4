package io.sallyport.drills.demo;

import io.sallyport.drills.stage.Layout;
import io.sallyport.drills.stage.Ports;
import java.nio.file.Path;
import java.util.List;

/**
 * How to rotate by hand, where the demo's credentials come from Vault.
 *
 * @param executable of the Vault that runs
 * @param rootToken the file of its root token
 */
record VaultInvitation(
    Layout layout, Ports ports, Path executable, String address, Path rootToken) {
  List<String> lines() {
    return List.of(
        "Rotate the API key. The gateway makes one more, which goes straight into Vault:",
        rotateApiKey(),
        "The look at the credentials shows its version shift within ten seconds, or at once with",
        refresh("api-key"),
        "Then let the gateway forget the old key, and pay again:",
        forgetOldKey(),
        "",
        "Let Vault issue another client certificate, which waits while a new key proves itself, half"
            + " a minute at most:",
        refresh("client-certificate"),
        "");
  }

  /** One line that a shell takes as it is; nobody sees the key. */
  String rotateApiKey() {
    return commands().atGateway("-sSf -X POST", "/sandbox/keys")
        + " | VAULT_ADDR="
        + address
        + " VAULT_CACERT="
        + commands().file("authority.crt")
        + " VAULT_TOKEN=\"$(cat "
        + Commands.quoted(rootToken)
        + ")\" "
        + Commands.quoted(executable)
        + " kv put -mount=secret sallyport/sandbox -";
  }

  /** One line that a shell takes as it is. */
  String refresh(String role) {
    return commands().asOperator("-X POST", "/credentials/sandbox/" + role + "/refresh");
  }

  /** One line that a shell takes as it is. */
  String forgetOldKey() {
    return commands().atGateway("-X DELETE", "/sandbox/keys");
  }

  private Commands commands() {
    return new Commands(layout, ports);
  }
}
