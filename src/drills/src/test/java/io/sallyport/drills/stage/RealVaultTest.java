package io.sallyport.drills.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(value = "isOnPath", disabledReason = "vault is not on the path")
class RealVaultTest {
  private static final VaultPolicies POLICIES =
      new VaultPolicies(
          Map.of("read-key", "path \"secret/data/sallyport/sandbox\" {capabilities=[\"read\"]}"));

  private final Certificates certificates = Certificates.create();
  private final Ports ports = Ports.free();
  private final Layout layout;
  private final RealVault vault;
  private final VaultSource source;

  RealVaultTest(@TempDir Path home) {
    layout = Layout.create(Optional.of(home));
    certificates.writeTo(layout.certificates());
    vault = new RealVault(layout, ports.vault(), certificates);
    source = new VaultSource(vault, POLICIES, layout, Duration.ofMinutes(1));
  }

  static boolean isOnPath() {
    boolean there = RealVault.onPath().isPresent();
    if (!there) {
      System.out.println("RealVaultTest is skipped: vault is not on the path");
    }
    return there;
  }

  @AfterEach
  void stop() {
    source.stop();
    layout.deleteScratch();
  }

  @Test
  void whatTheRuntimeNeedsIsThereAndOutlivesARestart() throws IOException {
    source.start();
    Values values = new Values(SandboxOptions.freshApiKey(), certificates.gatewayClient());
    source.put(values);
    assertEquals(values.apiKey(), readAsRuntime());
    String authority = source.clientAuthorities().get(0);
    assertTrue(authority.startsWith("-----BEGIN CERTIFICATE-----"), authority);

    vault.seal();
    assertEquals(Optional.of(503), vault.api().status("sys/health"));
    vault.stop();
    assertEquals(Optional.empty(), vault.api().status("sys/health"));
    String secretIdBefore = Files.readString(layout.vaultSecretId());
    source.start();
    assertEquals(authority, source.clientAuthorities().get(0));
    assertEquals(values.apiKey(), readAsRuntime());
    assertNotEquals(secretIdBefore, Files.readString(layout.vaultSecretId()));
  }

  @Test
  void itsSecretsAreReadableByTheOwnerAloneAndNotInItsLog() throws IOException {
    source.start();
    for (Path file : new Path[] {vault.rootToken(), layout.vaultSecretId()}) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    String log = Files.readString(layout.vaultLog());
    source.secrets().forEach((name, value) -> assertFalse(log.contains(value), name));
    assertEquals(3, source.secrets().size());
  }

  private String readAsRuntime() throws IOException {
    ObjectNode login =
        Json.object()
            .put("role_id", source.settings().get("vault.role-id"))
            .put("secret_id", Files.readString(layout.vaultSecretId()));
    VaultApi runtime = new VaultApi(vault.address(), certificates.ours());
    JsonNode auth = runtime.put("auth/approle/login", login).path("auth");
    String token = auth.path("client_token").asText();
    // The search for leaks relies on this beginning.
    assertTrue(token.startsWith("hvs.CAES"));
    runtime.logIn(token);
    return runtime.get("secret/data/sallyport/sandbox").at("/data/data/api_key").asText();
  }
}
