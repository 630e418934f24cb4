package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Credentials;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.sandbox.authority.Issued;
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
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connector's declarations, requests and credentials, as the tests of the egress need them. */
final class TestConnector implements Credentials {
  static final String ID = "test";
  static final String KEY = "key-of-the-test";
  static final String NUMBER = "4111111111111111";

  private static final String CHARGES = "/v1/charges";
  private static final String CHARGE = "/v1/charges/{id}";

  private final Map<String, Credential> credentials = new ConcurrentHashMap<>();
  private volatile long generation;

  TestConnector() {
    credentials.put("api-key", key(KEY));
  }

  @Override
  public CredentialUse use(String connector) {
    Map<String, Credential> now = Map.copyOf(credentials);
    long certificate = generation;
    return new CredentialUse() {
      @Override
      public Optional<Credential> of(String role) {
        return Optional.ofNullable(now.get(role));
      }

      @Override
      public long generation(String role) {
        return role.equals("certificate") ? certificate : 1;
      }

      @Override
      public void close() {}
    };
  }

  void forget(String role) {
    credentials.remove(role);
  }

  void present(long number, Issued certificate) {
    generation = number;
    credentials.put("certificate", certificate(certificate));
  }

  static Credential.Text key(String text) {
    return new Credential.Text(secret(text));
  }

  static Credential.ClientCertificate certificate(Issued issued) {
    try {
      String pem = issued.privateKeyPem().replaceAll("-----[A-Z ]+-----|\\s", "");
      byte[] encoded = Base64.getDecoder().decode(pem);
      return new Credential.ClientCertificate(
          List.of(issued.certificate()),
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Manifest.Builder declarations() {
    return Manifest.builder(ID, "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
        .operation(OperationKind.AUTHORIZE, new Recovery.Manual())
        .paymentMethod(PaymentMethodKind.CARD)
        .currencies(Set.of("EUR"))
        .credential("api-key", CredentialRole.Kind.SECRET_TEXT)
        .credential("certificate", CredentialRole.Kind.CLIENT_CERTIFICATE);
  }

  static Manifest manifest() {
    Manifest.Builder manifest =
        declarations().endpoint(new Endpoint.Http("api", URI.create("https://gateway.example")));
    RequestShape charge = new RequestShape.Http(HttpMethod.POST, CHARGES);
    declare(manifest, DataClass.CARD_NUMBER, charge, Place.json("/number"));
    declare(manifest, DataClass.SECURITY_CODE, charge, Place.json("/cvc"));
    declare(manifest, DataClass.CREDENTIAL, charge, Place.header("authorization"));
    RequestShape read = new RequestShape.Http(HttpMethod.GET, CHARGE);
    declare(manifest, DataClass.CREDENTIAL, read, Place.header("authorization"));
    return manifest.build();
  }

  private static void declare(
      Manifest.Builder manifest, DataClass dataClass, RequestShape shape, Place place) {
    manifest.dataFlow(new DataFlow(dataClass, "api", shape, place));
  }

  static HttpRequest charge() {
    return charge(HttpRequest.builder("api", HttpMethod.POST, CHARGES))
        .json(
            JsonObject.builder()
                .put("number", Reference.cardNumber())
                .put("cvc", Reference.securityCode())
                .put("amount", 1999)
                .build())
        .build();
  }

  static HttpRequest read(String id) {
    return charge(HttpRequest.builder("api", HttpMethod.GET, CHARGE, id)).build();
  }

  static HttpRequest.Builder charge(HttpRequest.Builder request) {
    return request.header(
        "Authorization",
        Segment.text("Bearer "),
        Segment.value(Reference.credential("api-key"), Encoding.HEADER));
  }

  static CardInHand card() {
    return new CardInHand(secret(NUMBER), secret("123"), null);
  }

  static Secret secret(String text) {
    return Secret.taking(text.getBytes(StandardCharsets.UTF_8));
  }
}
