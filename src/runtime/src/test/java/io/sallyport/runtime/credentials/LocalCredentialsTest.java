package io.sallyport.runtime.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.CredentialRole.Kind;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.OperationKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalCredentialsTest {
  private static final Credential API_KEY = new Credential.Text(secret("api key"));
  private static final Credential MAC_KEY = new Credential.Text(secret("mac key"));
  private static final Credential CERTIFICATE = certificate();
  private static final Map<String, Credential> VALUES =
      Map.of("api", API_KEY, "mac", MAC_KEY, "tls/client", CERTIFICATE);
  private static final Map<String, String> SOURCES =
      Map.of("api-key", "local:api", "signature", "local:mac", "client", "local:tls/client");
  private static final Manifest MANIFEST =
      manifest("gateway")
          .credential("api-key", Kind.SECRET_TEXT)
          .credential("signature", Kind.MAC_KEY)
          .credential("client", Kind.CLIENT_CERTIFICATE)
          .build();

  @Test
  void eachRoleHasItsCredential() {
    Credentials credentials = credentials(SOURCES);
    assertEquals(Optional.of(API_KEY), credentials.use("gateway").of("api-key"));
    assertEquals(Optional.of(MAC_KEY), credentials.use("gateway").of("signature"));
    assertEquals(Optional.of(CERTIFICATE), credentials.use("gateway").of("client"));
  }

  @Test
  void anotherConnectorOrRoleHasNone() {
    Credentials credentials = credentials(SOURCES);
    assertEquals(Optional.empty(), credentials.use("other").of("api-key"));
    assertEquals(Optional.empty(), credentials.use("gateway").of("password"));
  }

  @Test
  void aConnectorWithoutRolesNeedsNoSources() {
    Credentials credentials =
        new LocalCredentials(
            Map.of(), Map.of(), List.of(manifest("open").build()), Certificates.CLOCK);
    assertEquals(Optional.empty(), credentials.use("open").of("api-key"));
  }

  @Test
  void aCertificateThatHasExpiredIsNotGivenOut() {
    Clock later = Clock.offset(Certificates.CLOCK, Duration.ofDays(2));
    Credentials credentials =
        new LocalCredentials(VALUES, Map.of("gateway", SOURCES), List.of(MANIFEST), later);
    assertEquals(Optional.empty(), credentials.use("gateway").of("client"));
    assertEquals(Optional.of(API_KEY), credentials.use("gateway").of("api-key"));
  }

  @Test
  void aRoleWithoutASourceIsRefused() {
    Map<String, String> sources = new HashMap<>(SOURCES);
    sources.remove("api-key");
    assertRefused("sallyport.connectors.gateway.credentials.api-key is required", sources);
  }

  @Test
  void aConnectorWithoutAnySourceIsRefused() {
    ConfigurationException refusal =
        assertThrows(
            ConfigurationException.class,
            () -> new LocalCredentials(VALUES, Map.of(), List.of(MANIFEST), Certificates.CLOCK));
    assertTrue(String.valueOf(refusal.getMessage()).contains("connectors.gateway"));
  }

  @Test
  void aValueInPlaceOfASourceIsRefusedAndNotRepeated() {
    for (String value : List.of("sk_live_s3cret", "", "LOCAL:api", " local:api")) {
      assertRefused(
          "credentials.api-key must name a source, e.g. local:NAME", with("api-key", value));
    }
  }

  @Test
  void aNameThatTheFileDoesNotHoldIsRefusedAndNotRepeated() {
    assertRefused("it holds: api, mac, tls/client", with("api-key", "local:s3cret"));
  }

  @Test
  void aCredentialOfAnotherKindIsRefused() {
    assertRefused(
        "credentials.api-key needs a credential with a text", with("api-key", "local:tls/client"));
    assertRefused(
        "credentials.signature needs a credential with a text",
        with("signature", "local:tls/client"));
    assertRefused(
        "credentials.client needs a credential with certificate", with("client", "local:api"));
  }

  @Test
  void aRoleThatTheConnectorDoesNotHaveIsRefused() {
    assertRefused("its roles: api-key, client, signature", with("password", "local:api"));
  }

  private static void assertRefused(String expected, Map<String, String> sources) {
    ConfigurationException refusal =
        assertThrows(ConfigurationException.class, () -> credentials(sources));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(expected), message);
    assertFalse(message.contains("s3cret"), message);
  }

  private static Map<String, String> with(String role, String source) {
    Map<String, String> sources = new HashMap<>(SOURCES);
    sources.put(role, source);
    return sources;
  }

  private static Credentials credentials(Map<String, String> sources) {
    return new LocalCredentials(
        VALUES, Map.of("gateway", sources), List.of(MANIFEST), Certificates.CLOCK);
  }

  private static Manifest.Builder manifest(String id) {
    return Manifest.builder(id, "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
        .operation(OperationKind.AUTHORIZE, new Recovery.Manual())
        .endpoint(new Endpoint.Http("api", URI.create("https://gateway.example")));
  }

  private static Credential certificate() {
    Certificates.Pair pair = Certificates.ec(Duration.ofDays(1));
    return new CertificateCheck("test")
        .read(bytes(pair.chain()), bytes(pair.privateKey()), Certificates.CLOCK.instant());
  }

  private static Secret secret(String content) {
    return Secret.taking(bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
