package io.sallyport.spi.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.manifest.DataFlow.RequestShape;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final Endpoint API =
      new Endpoint.Http("api", URI.create("https://gateway.example"));
  private static final RequestShape CHARGE = new RequestShape.Http(HttpMethod.POST, "/v1/charges");

  private static Manifest.Builder minimal() {
    return Manifest.builder("sample", "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
        .operation(OperationKind.AUTHORIZE, new Recovery.Manual())
        .endpoint(API);
  }

  private static DataFlow flow(DataClass dataClass, Place place) {
    return new DataFlow(dataClass, "api", CHARGE, place);
  }

  private static void refused(Manifest.Builder builder, String because) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(String.valueOf(refusal.getMessage()).contains(because), refusal.getMessage());
  }

  @Test
  void whatIsDeclaredIsToldAndWhatIsNotIsEmpty() {
    Manifest manifest =
        minimal()
            .paymentMethod(PaymentMethodKind.CARD)
            .capability(Capability.PARTIAL_REFUND)
            .currencies(Set.of("EUR", "ISK"))
            .currencyExponents(Map.of("ISK", 2))
            .credential("api-key", CredentialRole.Kind.SECRET_TEXT)
            .build();
    assertEquals(Optional.of(new Recovery.Manual()), manifest.recovery(OperationKind.AUTHORIZE));
    assertEquals(Optional.empty(), manifest.recovery(OperationKind.REFUND));
    assertTrue(manifest.can(Capability.PARTIAL_REFUND));
    assertFalse(manifest.can(Capability.PARTIAL_CAPTURE));
    assertEquals(2, manifest.exponent("ISK"));
    assertEquals(2, manifest.exponent("EUR"));
    assertEquals(Set.of("api-key"), manifest.credentialRoles().keySet());
  }

  @Test
  void dataFlowsKeepTheirOrder() {
    List<DataFlow> flows =
        List.of(
            flow(DataClass.PAYMENT, Place.json("/b")),
            flow(DataClass.CARD_NUMBER, Place.json("/a")),
            flow(DataClass.CREDENTIAL, Place.header("c")));
    Manifest.Builder builder = minimal();
    flows.forEach(builder::dataFlow);
    assertEquals(flows, List.copyOf(builder.build().dataFlows()));
  }

  @Test
  void aPlaceIsDeclaredForItsClassItsRequestAndItselfOnly() {
    Manifest manifest =
        minimal().dataFlow(flow(DataClass.CARD_NUMBER, Place.json("/card/number"))).build();
    HttpRequest charge = HttpRequest.builder("api", HttpMethod.POST, "/v1/charges").build();
    Place number = Place.json("/card/number");
    assertTrue(manifest.declares(charge));
    assertTrue(manifest.declares(DataClass.CARD_NUMBER, charge, number));
    assertFalse(manifest.declares(DataClass.SECURITY_CODE, charge, number));
    assertFalse(manifest.declares(DataClass.CARD_NUMBER, charge, Place.json("/number")));
    for (HttpRequest other :
        List.of(
            HttpRequest.builder("other", HttpMethod.POST, "/v1/charges").build(),
            HttpRequest.builder("api", HttpMethod.PUT, "/v1/charges").build(),
            HttpRequest.builder("api", HttpMethod.POST, "/v1/charges/{id}", "x").build())) {
      assertFalse(manifest.declares(other), other.toString());
      assertFalse(manifest.declares(DataClass.CARD_NUMBER, other, number), other.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Sample", "1sample", "a_b", "-a"})
  void anIdOfAnotherFormIsRefused(String id) {
    assertThrows(
        IllegalArgumentException.class, () -> Manifest.builder(id, "1.0.0", ConnectorKind.BILLING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.0", "v1.0.0", "1.0.0-", "1.0.0 "})
  void aVersionOfAnotherFormIsRefused(String version) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Manifest.builder("sample", version, ConnectorKind.BILLING));
  }

  @Test
  void somethingMustBeDeclared() {
    refused(
        Manifest.builder("sample", "1.0.0", ConnectorKind.PAYMENT_GATEWAY).endpoint(API),
        "operation");
    refused(
        Manifest.builder("sample", "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
            .operation(OperationKind.AUTHORIZE, new Recovery.Manual()),
        "endpoint");
  }

  @Test
  void nothingIsDeclaredTwice() {
    Manifest.Builder builder = minimal().credential("api-key", CredentialRole.Kind.SECRET_TEXT);
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.operation(OperationKind.AUTHORIZE, new Recovery.Reverse()));
    assertThrows(IllegalArgumentException.class, () -> builder.endpoint(API));
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.credential("api-key", CredentialRole.Kind.MAC_KEY));
  }

  @Test
  void whatIsSpokenOfMustBeDeclared() {
    refused(minimal().currencies(Set.of("DEM")), "DEM");
    refused(minimal().currencyExponents(Map.of("ISK", 2)), "ISK");
    refused(minimal().currencies(Set.of("ISK")).currencyExponents(Map.of("ISK", 5)), "exponent");
    refused(minimal().capability(Capability.MULTIPLE_CAPTURES), "PARTIAL_CAPTURE");
    refused(
        minimal().dataFlow(new DataFlow(DataClass.PAYMENT, "other", CHARGE, Place.header("x"))),
        "other");
    refused(
        minimal()
            .dataFlow(
                new DataFlow(
                    DataClass.PAYMENT, "api", new RequestShape.Message(), Place.group("2"))),
        "transport");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://gateway.example",
        "https://gateway.example/",
        "https://gateway.example/v1",
        "https://gateway.example?x",
        "https://user@gateway.example",
        "https:opaque"
      })
  void anAddressIsSchemeHostAndPortAlone(String address) {
    URI uri = URI.create(address);
    assertThrows(IllegalArgumentException.class, () -> new Endpoint.Http("api", uri));
  }
}
