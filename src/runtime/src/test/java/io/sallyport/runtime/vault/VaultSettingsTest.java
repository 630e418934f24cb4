package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSettingsTest {
  private static final VaultLogin LOGIN = new VaultLogin.TokenFile(Path.of("/run/token"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vault.example",
        "https://vault.example:8200",
        "https://vault.example/behind/a/proxy",
        "HTTPS://10.1.2.3:8200",
        "http://localhost:8200",
        "http://127.0.0.1:8200",
        "http://127.1.2.3:8200",
        "http://[::1]:8200"
      })
  void anAddressIsOverTlsOrOnTheSameMachine(String address) {
    assertDoesNotThrow(() -> settings(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://vault.example:8200",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "ftp://localhost",
        "vault.example:8200",
        "https:///v1",
        "https://user@vault.example",
        "https://vault.example?x=1",
        "https://vault.example#x"
      })
  void anyOtherAddressIsRefused(String address) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> settings(address));

    assertTrue(String.valueOf(refused.getMessage()).contains("https://HOST"));
  }

  @Test
  void theTimeoutHasBounds() {
    assertDoesNotThrow(() -> settings(Duration.ofMillis(100)));
    assertDoesNotThrow(() -> settings(Duration.ofSeconds(60)));
    assertThrows(IllegalArgumentException.class, () -> settings(Duration.ofMillis(99)));
    assertThrows(IllegalArgumentException.class, () -> settings(Duration.ofMillis(60_001)));
  }

  @Test
  void aNamespaceIsAPathWithOrWithoutSlashesAroundIt() {
    assertEquals(Optional.of("team/payments"), namespace("/team/payments/"));
    assertThrows(IllegalArgumentException.class, () -> namespace("team\r\nX-Vault-Token: x"));
    assertThrows(IllegalArgumentException.class, () -> namespace("../root"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../sys", "a/../b", "a/./b", "/a", "a/", "a?b", "a%2Fb", "é"})
  void aMountIsNoWayOutOfItsFolder(String mount) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new VaultLogin.AppRole(mount, "role", Path.of("/run/secret-id")));
  }

  @Test
  void aRoleIsOneLine() {
    assertDoesNotThrow(() -> new VaultLogin.Jwt("jwt", "röle \"1\"", Path.of("/run/jwt")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new VaultLogin.Kubernetes("kubernetes", "a\nb", Path.of("/run/jwt")));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new VaultLogin.Certificate(
                "cert", Optional.of(""), Path.of("/run/crt"), Path.of("/run/key")));
  }

  private static Optional<String> namespace(String text) {
    return new VaultSettings(
            URI.create("https://vault.example"),
            Optional.of(text),
            Optional.empty(),
            VaultSettings.DEFAULT_TIMEOUT,
            LOGIN)
        .namespace();
  }

  private static VaultSettings settings(Duration timeout) {
    return new VaultSettings(
        URI.create("https://vault.example"), Optional.empty(), Optional.empty(), timeout, LOGIN);
  }

  private static VaultSettings settings(String address) {
    return new VaultSettings(
        URI.create(address),
        Optional.empty(),
        Optional.empty(),
        VaultSettings.DEFAULT_TIMEOUT,
        LOGIN);
  }
}
