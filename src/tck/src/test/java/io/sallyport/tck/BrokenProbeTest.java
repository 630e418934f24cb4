package io.sallyport.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.Connector;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.DataFlow.RequestShape;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import io.sallyport.spi.wire.WireFailure;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Each probe does one thing wrong, and the check that is made for it says so. */
class BrokenProbeTest {
  private static void caught(Executable check, String advice) {
    AssertionError error = assertThrows(AssertionError.class, check);
    assertTrue(String.valueOf(error.getMessage()).contains(advice), error.getMessage());
  }

  private static SampleContract of(Supplier<Connector> connector) {
    return new SampleContract(connector);
  }

  private static SampleContract probing(Supplier<HttpRequest> probe) {
    return of(
        () ->
            new SampleProbeConnector() {
              @Override
              public HttpRequest probe() {
                return probe.get();
              }
            });
  }

  /** The probe of a connector that declares more. */
  private static SampleContract probing(HttpRequest probe, DataFlow... more) {
    return of(
        () ->
            new SampleProbeConnector() {
              @Override
              public Manifest manifest() {
                Manifest.Builder declarations = probeDeclarations();
                for (DataFlow flow : more) {
                  declarations.dataFlow(flow);
                }
                return declarations.build();
              }

              @Override
              public HttpRequest probe() {
                return probe;
              }
            });
  }

  private static DataFlow flow(DataClass dataClass, HttpMethod method, String path, Place place) {
    return new DataFlow(dataClass, "api", new RequestShape.Http(method, path), place);
  }

  /** Makes of an answer what {@code verdict} says. */
  private static SampleContract answering(Function<HttpResponse, ProbeVerdict> verdict) {
    return of(
        () ->
            new SampleProbeConnector() {
              @Override
              ProbeVerdict answered(HttpResponse response) {
                return verdict.apply(response);
              }
            });
  }

  /** Is right, but for answers of one status. */
  private static SampleContract answering(int status, ProbeVerdict verdict) {
    SampleProbeConnector sound = new SampleProbeConnector();
    return answering(response -> response.status() == status ? verdict : sound.answered(response));
  }

  /** Makes of a failure what {@code verdict} says. */
  private static SampleContract failing(Function<WireFailure, ProbeVerdict> verdict) {
    return of(
        () ->
            new SampleProbeConnector() {
              @Override
              ProbeVerdict failed(WireFailure failure) {
                return verdict.apply(failure);
              }
            });
  }

  @Test
  void aConnectorWithoutAProbeSkipsTheChecksAndSaysWhatThatMeans() {
    SampleContract contract = of(SampleConnector::new);
    TestAbortedException skipped =
        assertThrows(TestAbortedException.class, contract::theProbeIsDeclared);
    assertTrue(String.valueOf(skipped.getMessage()).contains("has no probe"), skipped.toString());
    assertThrows(TestAbortedException.class, contract::theProbeCarriesTheCredentialsOfPayments);
    assertThrows(TestAbortedException.class, contract::theProbeCarriesNothingButCredentials);
    assertThrows(TestAbortedException.class, contract::theProbeMovesNoMoney);
    assertThrows(TestAbortedException.class, contract::theProbeIsTheSameEachTime);
    assertThrows(TestAbortedException.class, contract::theProbeTellsGoodCredentialsFromBad);
    assertThrows(
        TestAbortedException.class, contract::onlyARefusedCertificateIsARefusalWithoutAnAnswer);
    assertThrows(TestAbortedException.class, contract::hostileAnswersToTheProbeAreInconclusive);
  }

  @Test
  void aProbeThatIsNotDeclaredIsCaught() {
    SampleContract contract =
        probing(() -> SampleConnector.request(HttpMethod.GET, "/health").build());
    caught(contract::theProbeIsDeclared, "GET api /health is not declared");
  }

  @Test
  void aCredentialAtAPlaceThatIsNotDeclaredIsCaught() {
    Segment key = Segment.value(Reference.credential("api-key"), Encoding.HEADER);
    SampleContract contract =
        probing(
            () ->
                HttpRequest.builder("api", HttpMethod.GET, "/status").header("X-Key", key).build());
    caught(contract::theProbeIsDeclared, "x-key");
  }

  @Test
  void aRoleThatIsNotDeclaredIsCaught() {
    Segment other = Segment.value(Reference.credential("other"), Encoding.HEADER);
    SampleContract contract =
        probing(
            () ->
                HttpRequest.builder("api", HttpMethod.GET, "/status").header("key", other).build());
    caught(contract::theProbeIsDeclared, "credential role other");
  }

  @Test
  void aProbeWithoutTheCredentialOfPaymentsIsCaught() {
    SampleContract contract =
        probing(() -> HttpRequest.builder("api", HttpMethod.GET, "/status").build());
    caught(contract::theProbeCarriesTheCredentialsOfPayments, "[api-key]");
    assertDoesNotThrow(contract::theProbeIsDeclared);
  }

  @Test
  void aProbeWithOneOfTwoCredentialsIsCaught() {
    SampleContract contract =
        of(
            () ->
                new SampleProbeConnector() {
                  @Override
                  public Manifest manifest() {
                    return probeDeclarations()
                        .credential("user", CredentialRole.Kind.SECRET_TEXT)
                        .build();
                  }

                  @Override
                  HttpRequest cardRequest() {
                    return request(HttpMethod.POST, "/cards")
                        .header(
                            "user", Segment.value(Reference.credential("user"), Encoding.HEADER))
                        .build();
                  }
                });
    caught(contract::theProbeCarriesTheCredentialsOfPayments, "[user]");
  }

  @Test
  void aProbeWithACardNumberIsCaught() {
    JsonObject body = JsonObject.builder().put("number", Reference.cardNumber()).build();
    SampleContract contract =
        probing(() -> SampleConnector.request(HttpMethod.GET, "/status").json(body).build());
    caught(contract::theProbeCarriesNothingButCredentials, "CARD_NUMBER");
  }

  @Test
  void aProbeThatIsDeclaredToCarryPaymentDataIsCaught() {
    SampleContract contract =
        probing(
            SampleConnector.request(HttpMethod.GET, "/status").build(),
            flow(DataClass.PAYMENT, HttpMethod.GET, "/status", Place.header("amount")));
    caught(contract::theProbeCarriesNothingButCredentials, "PAYMENT");
    assertDoesNotThrow(contract::theProbeIsDeclared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cards", "/payments"})
  void aProbeThatPaysIsCaught(String path) {
    SampleContract contract = probing(() -> SampleConnector.request(HttpMethod.POST, path).build());
    caught(contract::theProbeMovesNoMoney, "is what AUTHORIZE sends");
  }

  @Test
  void aLookupAsAProbeIsFine() {
    SampleContract contract =
        probing(
            () -> SampleConnector.request(HttpMethod.GET, "/payments/{reference}", "0").build());
    assertDoesNotThrow(contract::theProbeMovesNoMoney);
    assertDoesNotThrow(contract::theProbeIsDeclared);
    assertDoesNotThrow(contract::theProbeCarriesNothingButCredentials);
  }

  @Test
  void aProbeThatCountsIsCaught() {
    AtomicInteger counter = new AtomicInteger();
    SampleContract contract =
        probing(
            () ->
                SampleConnector.request(HttpMethod.GET, "/status")
                    .header("count", Integer.toString(counter.incrementAndGet()))
                    .build());
    caught(contract::theProbeIsTheSameEachTime, "keep no counter");
  }

  @Test
  void aVerdictThatRemembersIsCaught() {
    AtomicInteger asked = new AtomicInteger();
    SampleContract contract =
        answering(
            response ->
                asked.incrementAndGet() > 1 ? ProbeVerdict.ACCEPTED : ProbeVerdict.INCONCLUSIVE);
    caught(contract::theProbeIsTheSameEachTime, "remember no answer");
  }

  @Test
  void aProbeThatNeverAcceptsIsCaught() {
    caught(
        answering(response -> ProbeVerdict.REFUSED)::theProbeTellsGoodCredentialsFromBad,
        "the answer of probeAccepted became REFUSED");
  }

  @Test
  void aProbeThatNeverRefusesIsCaught() {
    caught(
        answering(401, ProbeVerdict.INCONCLUSIVE)::theProbeTellsGoodCredentialsFromBad,
        "the answer of probeRefused became INCONCLUSIVE");
  }

  @ParameterizedTest
  @EnumSource(WireFailure.class)
  void aFailureThatIsTakenAsAnAnswerIsCaught(WireFailure failure) {
    SampleProbeConnector sound = new SampleProbeConnector();
    for (ProbeVerdict verdict : ProbeVerdict.values()) {
      SampleContract contract =
          failing(failed -> failed == failure ? verdict : sound.failed(failed));
      if (verdict == sound.failed(failure)) {
        assertDoesNotThrow(contract::onlyARefusedCertificateIsARefusalWithoutAnAnswer);
      } else {
        caught(
            contract::onlyARefusedCertificateIsARefusalWithoutAnAnswer,
            failure + " became " + verdict);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 418, 429, 500, 502, 503, 504, 599})
  void aBusyOrBrokenGatewayThatIsTakenAtItsWordIsCaught(int status) {
    caught(
        answering(status, ProbeVerdict.ACCEPTED)::hostileAnswersToTheProbeAreInconclusive,
        "the answer " + status);
    caught(
        answering(status, ProbeVerdict.REFUSED)::hostileAnswersToTheProbeAreInconclusive,
        "the answer " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusalThatIsTakenAsAcceptedIsCaught(int status) {
    caught(
        answering(status, ProbeVerdict.ACCEPTED)::hostileAnswersToTheProbeAreInconclusive,
        "became ACCEPTED");
    assertDoesNotThrow(
        answering(status, ProbeVerdict.REFUSED)::hostileAnswersToTheProbeAreInconclusive);
  }

  @Test
  void aPageOfSomethingInBetweenThatIsTakenAsAcceptedIsCaught() {
    caught(
        answering(200, ProbeVerdict.ACCEPTED)::hostileAnswersToTheProbeAreInconclusive,
        "200 with a page became ACCEPTED");
  }

  @Test
  void aVerdictThatThrowsIsCaught() {
    SampleContract contract =
        answering(
            response ->
                response.json().orElseThrow().string("status").isPresent()
                    ? ProbeVerdict.ACCEPTED
                    : ProbeVerdict.INCONCLUSIVE);
    caught(contract::hostileAnswersToTheProbeAreInconclusive, "made verdict throw");
  }
}
