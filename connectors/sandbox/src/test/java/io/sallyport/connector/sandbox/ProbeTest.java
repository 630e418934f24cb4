package io.sallyport.connector.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.value.JsonNull;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.wire.Bytes;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.FrameResponse;
import io.sallyport.spi.wire.HttpBody;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.ReferencePlaces;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.Segment;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
  private static final SandboxConnector CONNECTOR = new SandboxConnector();

  @Test
  void theProbeAsksWhetherTheGatewayIsThereWithTheKeyOfPayments() {
    HttpRequest probe = CONNECTOR.probe();
    assertEquals(HttpMethod.GET, probe.method());
    assertEquals("api", probe.endpoint());
    assertEquals("/v1/ping", probe.pathTemplate());
    assertEquals(new HttpBody.None(), probe.body());
    assertEquals(
        List.of(
            new HttpRequest.Header(
                "Authorization",
                List.of(
                    Segment.text("Bearer "),
                    Segment.value(Reference.credential("api-key"), Encoding.HEADER)))),
        probe.headers());
  }

  @Test
  void itsKeyIsDeclaredAndNothingElse() {
    HttpRequest probe = CONNECTOR.probe();
    List<PlacedReference> places = ReferencePlaces.of(probe);
    assertEquals(
        List.of(
            new PlacedReference(Reference.credential("api-key"), Place.header("authorization"))),
        places);
    assertEquals(
        List.of(DataClass.CREDENTIAL),
        CONNECTOR.manifest().dataFlows().stream()
            .filter(flow -> flow.request().matches(probe))
            .map(flow -> flow.dataClass())
            .toList());
  }

  @Test
  void theGatewaysOkAcceptsTheCredentials() {
    assertEquals(ProbeVerdict.ACCEPTED, verdict(Answers.answered(200, Answers.ping())));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aKeyThatIsNotTakenIsRefused(int status) {
    assertEquals(
        ProbeVerdict.REFUSED, verdict(Answers.answered(status, Answers.error("invalid_api_key"))));
    assertEquals(
        ProbeVerdict.REFUSED,
        verdict(Answers.answered(status, Map.of(), new ResponseBody.Empty())));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 400, 404, 407, 429, 500, 502, 503, 504})
  void anyOtherStatusIsInconclusiveWhateverItsBody(int status) {
    assertEquals(ProbeVerdict.INCONCLUSIVE, verdict(Answers.answered(status, Answers.ping())));
    assertEquals(
        ProbeVerdict.INCONCLUSIVE,
        verdict(Answers.answered(status, Map.of("retry-after", "1"), new ResponseBody.Empty())));
  }

  @Test
  void aSuccessThatTheGatewayDoesNotWriteIsInconclusive() {
    for (ResponseBody body :
        List.of(
            new ResponseBody.Empty(),
            new ResponseBody.Malformed(),
            new ResponseBody.Text("ok"),
            new ResponseBody.Json(JsonObject.empty()),
            new ResponseBody.Json(new JsonString("ok")),
            new ResponseBody.Json(Answers.with(Answers.ping(), "status", JsonNull.NULL)),
            new ResponseBody.Json(
                Answers.with(Answers.ping(), "status", new JsonString("closed"))))) {
      assertEquals(ProbeVerdict.INCONCLUSIVE, verdict(Answers.answered(200, Map.of(), body)));
    }
    WireResult frame = new WireResult.Answered(new FrameResponse(Bytes.ofText("0810")));
    assertEquals(ProbeVerdict.INCONCLUSIVE, verdict(frame));
  }

  @ParameterizedTest
  @EnumSource(WireFailure.class)
  void withoutAnAnswerOnlyARefusedCertificateIsRefused(WireFailure failure) {
    assertEquals(
        failure == WireFailure.CERTIFICATE_REFUSED
            ? ProbeVerdict.REFUSED
            : ProbeVerdict.INCONCLUSIVE,
        verdict(new WireResult.Failed(failure)));
  }

  private static ProbeVerdict verdict(WireResult result) {
    return CONNECTOR.verdict(result);
  }
}
