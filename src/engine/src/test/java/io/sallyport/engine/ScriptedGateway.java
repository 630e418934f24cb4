package io.sallyport.engine;

import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.engine.port.Delivery;
import io.sallyport.engine.port.Transport;
import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Iso4217;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.Capability;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.PaymentMethodKind;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A connector and its transport that do what a test has written down, and remember what came. */
public final class ScriptedGateway implements Connector, ConnectorProvider, Transport {
  private static final GatewayError ERROR = GatewayError.of("scripted");

  private final Deque<Reaction> reactions = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final Manifest manifest;
  private Step next = Step.notFound();
  private Supplier<CredentialStamp> credentials = () -> CredentialStamp.NONE;

  /** What becomes of one request. */
  private record Reaction(CompletionStage<WireResult> result, Step step) {}

  /** A gateway whose operations are recovered one way. */
  public ScriptedGateway(Recovery recovery, Capability... capabilities) {
    Manifest.Builder builder =
        Manifest.builder("scripted", "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
            .paymentMethod(PaymentMethodKind.CARD)
            .currencies(Iso4217.codes())
            .endpoint(new Endpoint.Http("api", URI.create("https://gateway.example")));
    for (OperationKind kind :
        EnumSet.of(
            OperationKind.AUTHORIZE,
            OperationKind.CAPTURE,
            OperationKind.VOID,
            OperationKind.REFUND,
            OperationKind.GET)) {
      builder.operation(kind, recovery);
    }
    for (Capability capability : capabilities) {
      builder.capability(capability);
    }
    manifest = builder.build();
  }

  /** A gateway that can be asked, with a settle time of three seconds. */
  public static ScriptedGateway withLookup() {
    return new ScriptedGateway(
        new Recovery.Lookup(Recovery.LookupKey.ATTEMPT_REFERENCE, Duration.ofSeconds(3)),
        Capability.PARTIAL_CAPTURE,
        Capability.MULTIPLE_CAPTURES,
        Capability.PARTIAL_REFUND,
        Capability.PARTIAL_AUTHORIZATION);
  }

  /** The next request is answered, and the answer means this outcome. */
  public ScriptedGateway then(Outcome outcome) {
    return then(Step.done(outcome));
  }

  /** The next request is answered, and the connector goes on with this step. */
  public ScriptedGateway then(Step step) {
    reactions.add(
        new Reaction(
            CompletableFuture.completedFuture(
                new WireResult.Answered(new HttpResponse(200, Map.of(), new ResponseBody.Empty()))),
            step));
    return this;
  }

  /** The next request fails. */
  public ScriptedGateway thenFails(WireFailure failure) {
    reactions.add(
        new Reaction(
            CompletableFuture.completedFuture(new WireResult.Failed(failure)),
            Step.done(failure.maybeProcessed() ? Outcome.unknown(ERROR) : Outcome.notSent(ERROR))));
    return this;
  }

  /** The next request is answered when the test completes the future. */
  public CompletableFuture<WireResult> thenWaits(Outcome outcome) {
    CompletableFuture<WireResult> result = new CompletableFuture<>();
    reactions.add(new Reaction(result, Step.done(outcome)));
    return result;
  }

  /** Every request carries what this says when it is sent. */
  public void carries(Supplier<CredentialStamp> stamps) {
    credentials = stamps;
  }

  /** A request; which one does not matter here. */
  public static Step.Send request() {
    return (Step.Send)
        Step.send(
            HttpRequest.builder("api", HttpMethod.POST, "/v1/things").build(), JsonObject.empty());
  }

  /** What was sent, as {@code begin} or {@code recover} and the attempt. */
  public List<String> sent() {
    return sent;
  }

  /** The operations that were begun. */
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public CompletionStage<Delivery> send(
      String connector, WireRequest request, CardHandle card, Instant deadline) {
    Reaction reaction = reactions.remove();
    next = reaction.step();
    CredentialStamp carried = credentials.get();
    return reaction.result().thenApply(result -> new Delivery(result, carried));
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public Step begin(Operation operation, ExchangeContext context) {
    operations.add(operation);
    sent.add("begin " + operation.kind());
    return request();
  }

  @Override
  public Step proceed(
      Operation operation, JsonObject state, WireResult result, ExchangeContext context) {
    return next;
  }

  @Override
  public Step recover(Operation operation, JsonObject state, ExchangeContext context) {
    sent.add("recover " + operation.kind());
    return request();
  }

  @Override
  public String spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Connector connector() {
    return this;
  }
}
