package io.sallyport.runtime.egress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.egress.GatewayEndpoint.EndpointNames;
import io.sallyport.runtime.egress.Prepared.Subject;
import io.sallyport.runtime.egress.write.ReferenceValues;
import io.sallyport.runtime.egress.write.RenderedHeader;
import io.sallyport.runtime.egress.write.RenderedRequest;
import io.sallyport.runtime.egress.write.RequestWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparedTest {
  private final CountingCredentials credentials =
      new CountingCredentials(Map.of("api-key", TestConnector.key(TestConnector.KEY)));
  private final CredentialUse use = credentials.use("test");
  private final ReferenceValues values = new ReferenceValues(TestConnector.card(), use);
  private final RenderedRequest rendered =
      RequestWriter.http(TestConnector.charge(), "localhost", values, Instant.EPOCH);
  private final GatewayEndpoint endpoint =
      new GatewayEndpoint(
          new EndpointNames("test", "api", null),
          URI.create("https://localhost"),
          new GatewayClients(certificate -> new FakeHttpClient().http()),
          EgressEvents.NONE);
  private final Prepared prepared =
      new Prepared(
          new Subject("test", TestConnector.charge(), List.of(), endpoint),
          values,
          rendered,
          use,
          EgressEvents.NONE);

  @Test
  void aRequestThatWasNotSentIsWipedWhenItIsDone() {
    prepared.done();
    assertWiped();
  }

  @Test
  void aRequestThatIsBeingWrittenIsWipedOnlyWhenItWasWritten() {
    prepared.writing();
    prepared.done();
    assertTrue(body().contains(TestConnector.NUMBER), "zeros must not leave");
    prepared.wasWritten();
    assertWiped();
  }

  @Test
  void valuesStayUntilTheAnswerWasScrubbed() {
    prepared.writing();
    prepared.wasWritten();
    assertWiped();
    assertEquals(3, values.sent().size());
    byte[] number = values.sent().get(0).content();
    prepared.done();
    assertEquals(0, values.sent().size());
    assertArrayEquals(new byte[number.length], number);
  }

  @Test
  void aRequestThatWasNotSentIsOverWhenItIsDone() {
    prepared.done();
    assertEquals(0, credentials.held());
    prepared.done();
    assertEquals(0, credentials.closedAgain());
  }

  @Test
  void aRequestIsOverWhenItsAnswerWasReadAfterItWasWritten() {
    prepared.writing();
    prepared.wasWritten();
    assertEquals(1, credentials.held());
    prepared.done();
    assertEquals(0, credentials.held());
  }

  @Test
  void aRequestThatIsGivenUpIsOverOnlyWhenTheSocketHasLeftItsBytes() {
    FakeHttpClient http = new FakeHttpClient();
    prepared.takes(GatewayClient.forOne(http.http(), null));
    prepared.writing();
    prepared.done();
    assertTrue(prepared.isBeingWritten());
    assertEquals(1, credentials.held());
    assertEquals(0, http.closed());
    prepared.wasWritten();
    prepared.wasWritten();
    prepared.done();
    assertEquals(0, credentials.held());
    assertEquals(0, credentials.closedAgain());
    assertEquals(1, http.closed());
  }

  private String body() {
    return new String(rendered.bodyArray(), StandardCharsets.ISO_8859_1);
  }

  private void assertWiped() {
    assertArrayEquals(new byte[rendered.bodyArray().length], rendered.bodyArray());
    RenderedHeader authorization =
        rendered.headers().stream().filter(RenderedHeader::isWithheld).findFirst().orElseThrow();
    assertTrue(authorization.value().chars().allMatch(character -> character == 0));
  }
}
