package io.sallyport.connector.sandbox;

import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.probe.ProbeConnector;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.WireResult;

/**
 * Every operation of the sandbox gateway is one request and its answer; so is every lookup. The
 * state remembers only which of the two was sent.
 */
final class SandboxConnector implements ProbeConnector {
  private static final String ASKED_FOR = "asked_for";
  private static final JsonObject OPERATION =
      JsonObject.builder().put(ASKED_FOR, "operation").build();
  private static final JsonObject LOOKUP = JsonObject.builder().put(ASKED_FOR, "lookup").build();

  private final Manifest manifest = SandboxManifest.create();

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public Step begin(Operation operation, ExchangeContext context) {
    return Step.send(operation.fold(new OperationRequests(context)), OPERATION);
  }

  @Override
  public Step recover(Operation operation, JsonObject state, ExchangeContext context) {
    return Step.send(operation.fold(new LookupRequests(context)), LOOKUP);
  }

  @Override
  public Step proceed(
      Operation operation, JsonObject state, WireResult result, ExchangeContext context) {
    return state.equals(LOOKUP)
        ? LookupAnswers.step(operation, result, context)
        : Step.done(OperationAnswers.outcome(operation, result, context));
  }

  @Override
  public HttpRequest probe() {
    return OperationRequests.read(SandboxManifest.PING).build();
  }

  @Override
  public ProbeVerdict verdict(WireResult result) {
    return ProbeAnswers.verdict(result);
  }
}
