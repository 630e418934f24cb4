package io.sallyport.drills.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.drills.stage.Layout;
import io.sallyport.drills.stage.Ports;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvitationTest {
  private static final Ports PORTS = new Ports(8443, 9000, 8445, 8200);

  @Test
  void theCommandIsOneLineThatAShellTakes() {
    Invitation invitation =
        new Invitation(new Layout(Path.of("/data"), Path.of("/tmp/s")), PORTS, Optional.empty());
    assertEquals(
        "curl --cacert /tmp/s/certificates/authority.crt --cert /tmp/s/certificates/shop.crt"
            + " --key /tmp/s/certificates/shop.key -H 'Content-Type: application/json'"
            + " -H 'Idempotency-Key: key-1' -d '{\"merchant_transaction_id\":\"order-1\","
            + "\"capture_method\":\"AUTOMATIC\","
            + "\"amount\":{\"minor_amount\":1999,\"currency\":\"EUR\"},"
            + "\"payment_method\":{\"card\":{\"number\":\"4111111111111111\","
            + "\"expiry_month\":12,\"expiry_year\":2031,\"security_code\":\"123\"}}}'"
            + " https://localhost:8443/v1/payments",
        invitation.pay("order-1", "key-1"));
  }

  @Test
  void aFolderWithASpaceOrAQuoteIsQuoted() {
    Invitation invitation =
        new Invitation(
            new Layout(Path.of("/data"), Path.of("/tmp/it's here")), PORTS, Optional.empty());
    assertTrue(
        invitation
            .lookIntoLedger()
            .startsWith(
                "curl --cacert '/tmp/it'\\''s here/certificates/gateway-authority.crt' --cert"),
        invitation::lookIntoLedger);
  }

  @Test
  void theNewKeyGoesFromTheGatewayIntoVaultUnseen() {
    VaultInvitation invitation =
        new VaultInvitation(
            new Layout(Path.of("/data"), Path.of("/tmp/s")),
            PORTS,
            Path.of("/opt/vault"),
            "https://127.0.0.1:8200",
            Path.of("/data/vault/root.token"));
    assertEquals(
        "curl --cacert /tmp/s/certificates/gateway-authority.crt"
            + " --cert /tmp/s/certificates/ledger-reader.crt"
            + " --key /tmp/s/certificates/ledger-reader.key"
            + " -sSf -X POST https://localhost:8445/sandbox/keys"
            + " | VAULT_ADDR=https://127.0.0.1:8200 VAULT_CACERT=/tmp/s/certificates/authority.crt"
            + " VAULT_TOKEN=\"$(cat /data/vault/root.token)\""
            + " /opt/vault kv put -mount=secret sallyport/sandbox -",
        invitation.rotateApiKey());
  }

  @Test
  void eachInvitationPaysAnew() {
    Invitation invitation =
        new Invitation(new Layout(Path.of("/data"), Path.of("/tmp/s")), PORTS, Optional.empty());
    assertEquals(
        3, invitation.lines().stream().filter(line -> line.startsWith("curl")).distinct().count());
    assertNotEquals(invitation.lines(), invitation.lines());
  }
}
