package io.sallyport.runtime.egress;

import io.sallyport.runtime.egress.write.ReferenceValues;
import io.sallyport.runtime.egress.write.RenderedRequest;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.PlacedReference;
import java.util.List;

/**
 * A request that was checked and rendered. Its plaintext is wiped as soon as it was written or
 * can't be any more, and the values that its answer is scrubbed of when the answer was.
 */
final class Prepared {
  private final String connector;
  private final HttpRequest request;
  private final List<PlacedReference> references;
  private final ReferenceValues values;
  private final RenderedRequest rendered;
  private final EgressEvents events;
  private boolean isWriting;

  Prepared(
      String connector,
      HttpRequest request,
      List<PlacedReference> references,
      ReferenceValues values,
      RenderedRequest rendered,
      EgressEvents events) {
    this.connector = connector;
    this.request = request;
    this.references = references;
    this.values = values;
    this.rendered = rendered;
    this.events = events;
  }

  RenderedRequest rendered() {
    return rendered;
  }

  ReferenceValues values() {
    return values;
  }

  void announce() {
    events.sending(connector, request, references);
  }

  void scrubbed(int replaced) {
    if (replaced > 0) {
      events.scrubbed(connector, replaced);
    }
  }

  /** From now on the socket has the arrays: wiped before they are written, zeros would leave. */
  void writing() {
    isWriting = true;
  }

  void wasWritten() {
    rendered.close();
  }

  void done() {
    values.close();
    if (!isWriting) {
      rendered.close();
    }
  }
}
