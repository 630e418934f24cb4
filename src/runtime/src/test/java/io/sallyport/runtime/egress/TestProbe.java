package io.sallyport.runtime.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.probe.ProbeConnector;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** A connector with a probe, and what it was shown of the gateway's answers. */
final class TestProbe implements ProbeConnector {
  private final List<WireResult> results = new CopyOnWriteArrayList<>();
  private volatile Supplier<WireRequest> request = () -> TestConnector.read("probe");
  private volatile Function<WireResult, ProbeVerdict> reading = TestProbe::read;

  /** The candidates stay ours to close, and do so here when the verdict is there. */
  static CompletableFuture<ProbeVerdict> probe(
      VertxTransport transport, CountingCredentials candidates) {
    CredentialUse use = candidates.use(TestConnector.ID);
    int held = candidates.held();
    return transport
        .probe(TestConnector.ID, use)
        .thenApply(
            verdict -> {
              assertEquals(held, candidates.held());
              use.close();
              return verdict;
            })
        .toCompletableFuture();
  }

  void asks(Supplier<WireRequest> other) {
    request = other;
  }

  void reads(Function<WireResult, ProbeVerdict> other) {
    reading = other;
  }

  List<WireResult> results() {
    return results;
  }

  @Override
  public WireRequest probe() {
    return request.get();
  }

  @Override
  public ProbeVerdict verdict(WireResult result) {
    results.add(result);
    return reading.apply(result);
  }

  private static ProbeVerdict read(WireResult result) {
    return result.fold(TestProbe::answered, TestProbe::failed);
  }

  private static ProbeVerdict answered(WireResponse response) {
    int status = response instanceof HttpResponse http ? http.status() : 0;
    return switch (status) {
      case 200 -> ProbeVerdict.ACCEPTED;
      case 401, 403 -> ProbeVerdict.REFUSED;
      default -> ProbeVerdict.INCONCLUSIVE;
    };
  }

  private static ProbeVerdict failed(WireFailure failure) {
    return failure == WireFailure.CERTIFICATE_REFUSED
        ? ProbeVerdict.REFUSED
        : ProbeVerdict.INCONCLUSIVE;
  }

  @Override
  public Manifest manifest() {
    return TestConnector.manifest();
  }

  @Override
  public Step begin(Operation operation, ExchangeContext context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Step proceed(
      Operation operation, JsonObject state, WireResult result, ExchangeContext context) {
    throw new UnsupportedOperationException();
  }
}
