package io.sallyport.tck;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A connector under test, with the samples that it is tested with. */
record Subject(Connector connector, Samples samples, Gateway gateway) {
  private static final String PREFERRED_CURRENCY = "EUR";

  /** The operations of a kind. */
  @FunctionalInterface
  interface Samples {
    List<Operation> of(OperationKind kind, String currency);
  }

  /** What is answered when all goes well. */
  @FunctionalInterface
  interface Gateway {
    WireResponse answer(Operation operation, WireRequest request, ExchangeContext context);
  }

  Manifest manifest() {
    return connector.manifest();
  }

  List<Operation> samplesOf(OperationKind kind) {
    return samples.of(kind, currency());
  }

  /** One exchange for each sample of each declared operation, from its beginning. */
  List<Exchange> operations() {
    List<Exchange> exchanges = new ArrayList<>();
    for (OperationKind kind : manifest().operations().keySet()) {
      List<Operation> operations = samplesOf(kind);
      if (operations.isEmpty()) {
        throw new AssertionError(
            kind + " is declared, but there is no sample of it: override operations()");
      }
      operations.forEach(operation -> exchanges.add(Exchange.ofOperation(this, operation)));
    }
    return exchanges;
  }

  /** One recovery for each of {@link #operations()} that is recovered by asking the gateway. */
  List<Exchange> recoveries() {
    return operations().stream()
        .filter(exchange -> asksTheGateway(recoveryOf(exchange.operation())))
        .map(exchange -> Exchange.ofRecovery(this, exchange.operation(), exchange.firstSend()))
        .toList();
  }

  Recovery recoveryOf(Operation operation) {
    return manifest().recovery(operation.kind()).orElseThrow();
  }

  /** Runs a check on each exchange and reports all that fail. */
  static void each(List<Exchange> exchanges, Consumer<Exchange> check) {
    assertAll(exchanges.stream().map(exchange -> () -> check.accept(exchange)));
  }

  private static boolean asksTheGateway(Recovery recovery) {
    return recovery instanceof Recovery.Lookup || recovery instanceof Recovery.Reverse;
  }

  private String currency() {
    return manifest().currencies().contains(PREFERRED_CURRENCY)
        ? PREFERRED_CURRENCY
        : manifest().currencies().stream().sorted().findFirst().orElse(PREFERRED_CURRENCY);
  }
}
