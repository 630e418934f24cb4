package io.sallyport.runtime.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.runtime.credentials.LocalSources.Kind;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.OperationKind;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleSourcesCheckTest {
  private static final Map<String, Kind> LOCAL =
      Map.of("api", Kind.TEXT, "mac", Kind.TEXT, "tls/client", Kind.CERTIFICATE);
  private static final Map<String, String> SOURCES =
      Map.of("api-key", "local:api", "signature", "local:mac", "client", "local:tls/client");
  private static final Manifest MANIFEST =
      manifest("gateway")
          .credential("api-key", CredentialRole.Kind.SECRET_TEXT)
          .credential("signature", CredentialRole.Kind.MAC_KEY)
          .credential("client", CredentialRole.Kind.CLIENT_CERTIFICATE)
          .build();

  private final RoleSourcesCheck check = new RoleSourcesCheck(Optional.of(LOCAL), true);

  @Test
  void eachRoleHasItsSource() {
    Map<String, SourceName> sources = check.check(MANIFEST, SOURCES);
    assertEquals(SOURCES.keySet(), sources.keySet());
    assertEquals(Optional.of(source("local:api")), Optional.ofNullable(sources.get("api-key")));
  }

  @Test
  void aConnectorWithoutRolesNeedsNoSources() {
    assertEquals(Map.of(), check.check(manifest("open").build(), Map.of()));
  }

  @Test
  void aRoleWithoutASourceIsRefused() {
    Map<String, String> sources = new HashMap<>(SOURCES);
    sources.remove("api-key");
    assertRefused("sallyport.connectors.gateway.credentials.api-key is required", sources);
    assertRefused("sallyport.connectors.gateway.credentials.", Map.of());
  }

  @Test
  void aRoleThatTheConnectorDoesNotHaveIsRefused() {
    assertRefused("its roles: api-key, client, signature", with("password", "local:api"));
  }

  @Test
  void theRefusalNamesTheSetting() {
    ConfigurationException refusal =
        assertThrows(
            ConfigurationException.class, () -> check.check(MANIFEST, with("api-key", "s3cret")));
    assertEquals(
        Set.of("sallyport.connectors.gateway.credentials.api-key"), refusal.getConfigKeys());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk_live_s3cret",
        "",
        "LOCAL:api",
        " local:api",
        "file:",
        "file:s3cret\0",
        "vault-kv:s3cret",
        "vault-pki:pki/role?s3cret=1",
        "vault-pki:pki/role?ttl=s3cret"
      })
  void aValueInPlaceOfASourceIsRefusedAndNotRepeated(String value) {
    assertRefused(
        "credentials.api-key must name a source, never the value", with("api-key", value));
  }

  @Test
  void aNameThatTheFileDoesNotHoldIsRefusedAndNotRepeated() {
    assertRefused("it holds: api, mac, tls/client", with("api-key", "local:s3cret"));
  }

  @Test
  void aLocalNameWithoutALocalFileIsRefused() {
    RoleSourcesCheck without = new RoleSourcesCheck(Optional.empty(), true);
    assertRefused("sallyport.credentials.file is not set", without, SOURCES);
  }

  @Test
  void aLocalCredentialOfAnotherKindIsRefused() {
    assertRefused(
        "credentials.api-key needs a credential with a text", with("api-key", "local:tls/client"));
    assertRefused(
        "credentials.signature needs a credential with a text",
        with("signature", "local:tls/client"));
    assertRefused(
        "credentials.client needs a credential with certificate", with("client", "local:api"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/run/key", "vault-kv:secret/shop#api_key"})
  void aTextComesFromOneFileOrField(String source) {
    check.check(MANIFEST, with("api-key", source));
    check.check(MANIFEST, with("signature", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/run/tls",
        "file:/run/a.crt,/run/a.key",
        "vault-kv:secret/shop#crt,key",
        "vault-pki:pki/shop?common_name=shop.example"
      })
  void aCertificateComesFromAFolderTwoFilesTwoFieldsOrAnIssuer(String source) {
    check.check(MANIFEST, with("client", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/run/a.crt,/run/a.key",
        "vault-kv:secret/shop#crt,key",
        "vault-pki:pki/shop?common_name=shop.example",
        "vault-database:database/shop"
      })
  void aPlaceThatGivesNoTextIsRefusedForOne(String source) {
    assertRefused("credentials.api-key needs ", with("api-key", source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault-kv:secret/shop#crt", "vault-database:database/shop"})
  void aPlaceThatGivesNoCertificateIsRefusedForOne(String source) {
    assertRefused("credentials.client needs ", with("client", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vault-kv:secret/shop#api_key",
        "vault-pki:pki/shop?common_name=shop.example",
        "vault-database:database/shop"
      })
  void aPlaceInVaultWithoutAVaultIsRefused(String source) {
    RoleSourcesCheck without = new RoleSourcesCheck(Optional.of(LOCAL), false);
    assertRefused("no Vault is configured", without, with("api-key", source));
  }

  private void assertRefused(String expected, Map<String, String> sources) {
    assertRefused(expected, check, sources);
  }

  private static void assertRefused(
      String expected, RoleSourcesCheck check, Map<String, String> sources) {
    ConfigurationException refusal =
        assertThrows(ConfigurationException.class, () -> check.check(MANIFEST, sources));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(expected), message);
    assertFalse(message.contains("s3cret"), message);
  }

  private static SourceName source(String text) {
    return SourceName.parse(text).orElseThrow();
  }

  private static Map<String, String> with(String role, String source) {
    Map<String, String> sources = new HashMap<>(SOURCES);
    sources.put(role, source);
    return sources;
  }

  private static Manifest.Builder manifest(String id) {
    return Manifest.builder(id, "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
        .operation(OperationKind.AUTHORIZE, new Recovery.Manual())
        .endpoint(new Endpoint.Http("api", URI.create("https://gateway.example")));
  }
}
