package io.sallyport.runtime.egress;

import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.egress.write.ReferenceValues;
import io.sallyport.runtime.egress.write.RenderedRequest;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.PlacedReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that was checked and rendered. Its plaintext is wiped as soon as it was written or
 * can't be any more, and the values that its answer is scrubbed of when the answer was. It is over,
 * and gives back its client and its credentials, when both its answer and its bytes are done with.
 * For one thread at a time.
 */
final class Prepared {
  private final Subject subject;
  private final ReferenceValues values;
  private final RenderedRequest rendered;
  private final CredentialUse use;
  private final EgressEvents events;
  private @Nullable GatewayClient client;
  private boolean isWriting;
  private boolean isWritten;
  private boolean isDone;
  private boolean isOver;

  /** Takes the values, the rendered request and the use over. */
  Prepared(
      Subject subject,
      ReferenceValues values,
      RenderedRequest rendered,
      CredentialUse use,
      EgressEvents events) {
    this.subject = subject;
    this.values = values;
    this.rendered = rendered;
    this.use = use;
    this.events = events;
  }

  /** What was prepared, for whom, and where it goes. */
  record Subject(
      String connector,
      HttpRequest request,
      List<PlacedReference> references,
      GatewayEndpoint endpoint) {}

  GatewayEndpoint endpoint() {
    return subject.endpoint();
  }

  RenderedRequest rendered() {
    return rendered;
  }

  ReferenceValues values() {
    return values;
  }

  CredentialUse use() {
    return use;
  }

  /** It goes over a connection of this client, which is released when the request is over. */
  void takes(GatewayClient acquired) {
    client = acquired;
  }

  void announce() {
    events.sending(subject.connector(), subject.request(), subject.references());
  }

  void scrubbed(int replaced) {
    if (replaced > 0) {
      events.scrubbed(subject.connector(), replaced);
    }
  }

  /** From now on the socket has the arrays: wiped before they are written, zeros would leave. */
  void writing() {
    isWriting = true;
  }

  /** Whether the socket still has the arrays. */
  boolean isBeingWritten() {
    return isWriting && !isWritten;
  }

  /** Or can not be written any more. */
  void wasWritten() {
    rendered.close();
    isWritten = true;
    endIfSettled();
  }

  /** The answer was read, or there will be none. May be called again. */
  void done() {
    values.close();
    isDone = true;
    endIfSettled();
  }

  private void endIfSettled() {
    if (isDone && !isBeingWritten() && !isOver) {
      isOver = true;
      rendered.close();
      if (client != null) {
        client.release();
      }
      use.close();
    }
  }
}
