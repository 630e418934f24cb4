package io.sallyport.tck;

import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.probe.ProbeConnector;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;

/**
 * A connector whose probe is under test.
 *
 * @param payments the same connector, with the samples of its operations
 * @param gatewayAccepts what is answered to good credentials
 * @param gatewayRefuses what is answered to bad ones
 */
record ProbeSubject(
    ProbeConnector connector, Subject payments, Gateway gatewayAccepts, Gateway gatewayRefuses) {
  /** What is answered to the probe. */
  @FunctionalInterface
  interface Gateway {
    WireResponse answer(WireRequest probe);
  }

  Manifest manifest() {
    return payments.manifest();
  }

  WireRequest request() {
    return connector.probe();
  }

  WireResponse accepted() {
    return gatewayAccepts.answer(request());
  }

  WireResponse refused() {
    return gatewayRefuses.answer(request());
  }

  ProbeVerdict verdict(WireResponse response) {
    return connector.verdict(new WireResult.Answered(response));
  }

  static AssertionError failure(String advice) {
    return new AssertionError("the probe: " + advice);
  }
}
