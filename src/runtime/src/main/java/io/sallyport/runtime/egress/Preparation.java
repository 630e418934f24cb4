package io.sallyport.runtime.egress;

import io.sallyport.engine.port.UndeclaredFlowException;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.egress.Prepared.Subject;
import io.sallyport.runtime.egress.write.ReferenceValues;
import io.sallyport.runtime.egress.write.RequestWriter;
import io.sallyport.runtime.egress.write.UnwritableException;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.WireRequest;
import java.time.Clock;

/** Makes one connector's requests ready to be sent, and refuses those that it may not send. */
final class Preparation {
  private final String connector;
  private final FlowCheck flows;
  private final GatewayEndpoints endpoints;
  private final Clock clock;
  private final EgressEvents events;

  Preparation(Manifest manifest, GatewayEndpoints endpoints, Clock clock, EgressEvents events) {
    this.connector = manifest.id();
    this.flows = new FlowCheck(manifest);
    this.endpoints = endpoints;
    this.clock = clock;
    this.events = events;
  }

  /** Whose requests these are. */
  String connector() {
    return connector;
  }

  /**
   * Holds a request to the manifest, before anything is read.
   *
   * @throws UndeclaredFlowException when the manifest does not declare what it carries
   */
  Subject check(WireRequest request) {
    try {
      HttpRequest http = request.fold(same -> same, Preparation::refuseFrame);
      return new Subject(
          connector, http, flows.check(request), endpoints.named(request.endpoint()));
    } catch (UndeclaredFlowException undeclared) {
      events.refused(connector, request.endpoint());
      throw undeclared;
    }
  }

  /**
   * Fills in the references. Takes the use over: it is closed when the request is over, or here
   * when there is an exception.
   *
   * @throws io.sallyport.runtime.egress.write.CredentialMissingException when a credential has no
   *     usable value
   * @throws UndeclaredFlowException when card data is not at hand, or does not fit its place
   */
  Prepared prepare(Subject subject, CardInHand card, CredentialUse use) {
    ReferenceValues values = new ReferenceValues(card, use);
    try {
      return new Prepared(
          subject,
          values,
          RequestWriter.http(subject.request(), subject.endpoint().host(), values, clock.instant()),
          use,
          events);
    } catch (UnwritableException unwritable) {
      close(values, use);
      events.refused(connector, subject.request().endpoint());
      throw new UndeclaredFlowException("connector " + connector + ": " + unwritable.getMessage());
    } catch (RuntimeException | Error broken) {
      close(values, use);
      throw broken;
    }
  }

  private static void close(ReferenceValues values, CredentialUse use) {
    values.close();
    use.close();
  }

  private static HttpRequest refuseFrame(WireRequest frame) {
    throw new IllegalStateException("a framed endpoint: " + frame);
  }
}
