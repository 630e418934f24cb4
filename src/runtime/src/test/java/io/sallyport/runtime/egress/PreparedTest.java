package io.sallyport.runtime.egress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.egress.write.ReferenceValues;
import io.sallyport.runtime.egress.write.RenderedHeader;
import io.sallyport.runtime.egress.write.RenderedRequest;
import io.sallyport.runtime.egress.write.RequestWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedTest {
  private final ReferenceValues values =
      new ReferenceValues(TestConnector.card(), new TestConnector().use("test"));
  private final RenderedRequest rendered =
      RequestWriter.http(TestConnector.charge(), "localhost", values, Instant.EPOCH);
  private final Prepared prepared =
      new Prepared("test", TestConnector.charge(), List.of(), values, rendered, EgressEvents.NONE);

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
