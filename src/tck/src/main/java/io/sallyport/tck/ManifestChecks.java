package io.sallyport.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import java.util.Arrays;
import java.util.List;

/** What is declared, and that nothing else is done. */
final class ManifestChecks {
  private ManifestChecks() {}

  static void versionFits(ConnectorProvider provider) {
    String version = provider.spiVersion();
    assertTrue(
        SpiVersion.fits(SpiVersion.CURRENT, version),
        () ->
            "spiVersion() says "
                + version
                + ", which does not fit "
                + SpiVersion.CURRENT
                + ": return the constant SpiVersion.CURRENT");
  }

  static void isConstant(ConnectorProvider provider) {
    var connector = provider.connector();
    String advice = "manifest() must say the same on every call: build it once and keep it";
    assertEquals(parts(connector.manifest()), parts(connector.manifest()), advice);
    assertEquals(parts(connector.manifest()), parts(provider.connector().manifest()), advice);
  }

  static void isComplete(Manifest manifest) {
    if (manifest.kind() != ConnectorKind.PAYMENT_GATEWAY) {
      return;
    }
    assertAll(
        () ->
            assertTrue(
                !manifest.currencies().isEmpty(), "declare the currencies that the gateway takes"),
        () ->
            assertTrue(
                !manifest.operations().containsKey(OperationKind.AUTHORIZE)
                    || !manifest.paymentMethods().isEmpty(),
                "AUTHORIZE is declared: declare the payment methods too"));
  }

  static void refusesUndeclared(Subject subject) {
    assertAll(
        Arrays.stream(OperationKind.values())
            .filter(kind -> !subject.manifest().operations().containsKey(kind))
            .flatMap(kind -> samplesOrStandIn(subject, kind).stream())
            .map(operation -> () -> refuses(subject, operation)));
  }

  private static List<Operation> samplesOrStandIn(Subject subject, OperationKind kind) {
    List<Operation> samples = subject.samplesOf(kind);
    return samples.isEmpty() ? List.of(new FutureOperation(kind)) : samples;
  }

  private static void refuses(Subject subject, Operation operation) {
    Step answer;
    try {
      answer = Exchange.ofOperation(subject, operation).first();
    } catch (RuntimeException refused) {
      return;
    }
    throw new AssertionError(
        operation.kind()
            + " is not declared, but begin answered with "
            + Rendering.of(answer)
            + ": declare it, or leave its branch of Operation.Cases out");
  }

  private static List<Object> parts(Manifest manifest) {
    return List.of(
        manifest.id(),
        manifest.version(),
        manifest.kind(),
        manifest.operations(),
        manifest.paymentMethods(),
        manifest.capabilities(),
        manifest.currencies(),
        manifest.currencyExponents(),
        manifest.credentialRoles(),
        manifest.endpoints(),
        manifest.dataFlows());
  }
}
