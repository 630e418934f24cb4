package io.sallyport.connector.sandbox;

import io.sallyport.spi.Iso4217;
import io.sallyport.spi.manifest.Capability;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.DataFlow.RequestShape;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.PaymentMethodKind;
import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.manifest.Recovery.LookupKey;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.wire.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What this connector declares. */
final class SandboxManifest {
  static final String API = "api";
  static final String API_KEY = "api-key";

  static final String CHARGES = "/v1/charges";
  static final String CHARGE = "/v1/charges/{id}";
  static final String CAPTURES = "/v1/charges/{id}/captures";
  static final String VOIDS = "/v1/charges/{id}/voids";
  static final String REFUNDS = "/v1/charges/{id}/refunds";
  static final String PING = "/v1/ping";

  static final String AUTHORIZATION = "Authorization";
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** A request in flight may be written this long after the connection broke. */
  private static final Duration SETTLE_TIME = Duration.ofSeconds(3);

  private SandboxManifest() {}

  static Manifest create() {
    Recovery byReference = new Recovery.Lookup(LookupKey.ATTEMPT_REFERENCE, SETTLE_TIME);
    Recovery byId = new Recovery.Lookup(LookupKey.CONNECTOR_TRANSACTION_ID, Duration.ZERO);
    Manifest.Builder manifest =
        Manifest.builder("sandbox", "0.1.0", ConnectorKind.PAYMENT_GATEWAY)
            .operation(OperationKind.AUTHORIZE, byReference)
            .operation(OperationKind.CAPTURE, byReference)
            .operation(OperationKind.VOID, byReference)
            .operation(OperationKind.REFUND, byReference)
            .operation(OperationKind.GET, byId)
            .paymentMethod(PaymentMethodKind.CARD)
            .capability(Capability.ACCOUNT_VERIFICATION)
            .capability(Capability.PARTIAL_CAPTURE)
            .capability(Capability.MULTIPLE_CAPTURES)
            .capability(Capability.PARTIAL_REFUND)
            .capability(Capability.PARTIAL_AUTHORIZATION)
            .currencies(Iso4217.codes())
            .credential(API_KEY, CredentialRole.Kind.SECRET_TEXT)
            .credential("client-certificate", CredentialRole.Kind.CLIENT_CERTIFICATE)
            .endpoint(new Endpoint.Http(API, URI.create("https://localhost:8445")));
    declareReads(manifest);
    declareCharges(manifest);
    declareFollowUp(manifest, CAPTURES, "/reference", "/amount", "/final");
    declareFollowUp(manifest, VOIDS, "/reference");
    declareFollowUp(manifest, REFUNDS, "/reference", "/amount");
    return manifest.build();
  }

  private static void declareReads(Manifest.Builder manifest) {
    for (String path : List.of(CHARGES, CHARGE, PING)) {
      RequestShape read = new RequestShape.Http(HttpMethod.GET, path);
      declare(manifest, read, DataClass.CREDENTIAL, Place.header(AUTHORIZATION));
    }
  }

  private static void declareCharges(Manifest.Builder manifest) {
    RequestShape charge = declarePost(manifest, CHARGES);
    declareJson(manifest, charge, DataClass.CARD_NUMBER, "/card/number");
    declareJson(manifest, charge, DataClass.SECURITY_CODE, "/card/security_code");
    declareJson(manifest, charge, DataClass.HOLDER_NAME, "/card/holder_name");
    declareJson(manifest, charge, DataClass.EXPIRY, "/card/expiry_month", "/card/expiry_year");
    declareJson(
        manifest,
        charge,
        DataClass.PAYMENT,
        "/reference",
        "/merchant_reference",
        "/amount",
        "/currency",
        "/capture",
        "/allow_partial",
        "/fault");
  }

  private static void declareFollowUp(Manifest.Builder manifest, String path, String... pointers) {
    declareJson(manifest, declarePost(manifest, path), DataClass.PAYMENT, pointers);
  }

  private static RequestShape declarePost(Manifest.Builder manifest, String path) {
    RequestShape post = new RequestShape.Http(HttpMethod.POST, path);
    declare(manifest, post, DataClass.CREDENTIAL, Place.header(AUTHORIZATION));
    declare(manifest, post, DataClass.PAYMENT, Place.header(IDEMPOTENCY_KEY));
    return post;
  }

  private static void declareJson(
      Manifest.Builder manifest, RequestShape request, DataClass dataClass, String... pointers) {
    for (String pointer : pointers) {
      declare(manifest, request, dataClass, Place.json(pointer));
    }
  }

  private static void declare(
      Manifest.Builder manifest, RequestShape request, DataClass dataClass, Place place) {
    manifest.dataFlow(new DataFlow(dataClass, API, request, place));
  }
}
