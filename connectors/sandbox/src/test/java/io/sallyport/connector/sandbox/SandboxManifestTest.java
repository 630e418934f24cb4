package io.sallyport.connector.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.Iso4217;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.manifest.Recovery.LookupKey;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.wire.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxManifestTest {
  private static final Manifest MANIFEST = new SandboxConnectorProvider().connector().manifest();

  @Test
  void theProviderIsFoundAsAService() {
    assertTrue(
        ServiceLoader.load(ConnectorProvider.class).stream()
            .anyMatch(provider -> provider.type() == SandboxConnectorProvider.class));
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTHORIZE", "CAPTURE", "VOID", "REFUND"})
  void whatMovesMoneyIsLookedUpByOurReferenceAfterThreeSeconds(OperationKind kind) {
    assertEquals(
        Optional.of(new Recovery.Lookup(LookupKey.ATTEMPT_REFERENCE, Duration.ofSeconds(3))),
        MANIFEST.recovery(kind));
  }

  @Test
  void aReadIsRepeatedAtOnce() {
    assertEquals(
        Optional.of(new Recovery.Lookup(LookupKey.CONNECTOR_TRANSACTION_ID, Duration.ZERO)),
        MANIFEST.recovery(OperationKind.GET));
    assertEquals(5, MANIFEST.operations().size());
  }

  @Test
  void everyCurrencyIsTakenWithItsOwnExponent() {
    assertEquals(Iso4217.codes(), MANIFEST.currencies());
    assertTrue(MANIFEST.currencyExponents().isEmpty());
  }

  @Test
  void keyAndCertificateAreNeededForTheOneEndpoint() {
    assertEquals(
        Set.of(CredentialRole.Kind.SECRET_TEXT, CredentialRole.Kind.CLIENT_CERTIFICATE),
        MANIFEST.credentialRoles().values().stream()
            .map(CredentialRole::kind)
            .collect(Collectors.toSet()));
    assertEquals(Set.of("api"), MANIFEST.endpoints().keySet());
    assertEquals(
        Set.of(URI.create("https://localhost:8445")),
        MANIFEST.endpoints().values().stream()
            .map(endpoint -> endpoint.address())
            .collect(Collectors.toSet()));
  }

  @Test
  void cardDataGoesToNewChargesAlone() {
    Set<DataClass> ofTheCard =
        Set.of(
            DataClass.CARD_NUMBER,
            DataClass.SECURITY_CODE,
            DataClass.HOLDER_NAME,
            DataClass.EXPIRY);
    Set<DataFlow.RequestShape> requests =
        MANIFEST.dataFlows().stream()
            .filter(flow -> ofTheCard.contains(flow.dataClass()))
            .map(DataFlow::request)
            .collect(Collectors.toSet());
    assertEquals(Set.of(new DataFlow.RequestShape.Http(HttpMethod.POST, "/v1/charges")), requests);
    assertFalse(
        MANIFEST.dataFlows().stream().anyMatch(flow -> flow.dataClass() == DataClass.CUSTOMER));
  }
}
