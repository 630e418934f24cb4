package io.sallyport.connector.sandbox;

import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;

/**
 * What the answer to a probe says about the key and the certificate that it carried. Only what the
 * gateway itself says counts; a bare success may come from anything in between.
 */
final class ProbeAnswers {
  private static final String OK = "ok";

  private ProbeAnswers() {}

  static ProbeVerdict verdict(WireResult result) {
    return result.fold(
        response -> response.fold(ProbeAnswers::answered, frame -> ProbeVerdict.INCONCLUSIVE),
        ProbeAnswers::failed);
  }

  private static ProbeVerdict answered(HttpResponse response) {
    return switch (response.status()) {
      case 200 -> isOk(response) ? ProbeVerdict.ACCEPTED : ProbeVerdict.INCONCLUSIVE;
      case 401, 403 -> ProbeVerdict.REFUSED;
      default -> ProbeVerdict.INCONCLUSIVE;
    };
  }

  private static boolean isOk(HttpResponse response) {
    return response.json().flatMap(body -> body.string("status")).filter(OK::equals).isPresent();
  }

  private static ProbeVerdict failed(WireFailure failure) {
    return failure == WireFailure.CERTIFICATE_REFUSED
        ? ProbeVerdict.REFUSED
        : ProbeVerdict.INCONCLUSIVE;
  }
}
