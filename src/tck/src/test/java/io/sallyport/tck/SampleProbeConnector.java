package io.sallyport.tck;

import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.DataFlow.RequestShape;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.probe.ProbeConnector;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;
import java.util.Map;

/** The sound connector with a sound probe. The broken ones extend it and do one thing wrong. */
class SampleProbeConnector extends SampleConnector implements ProbeConnector {
  private static final String STATUS = "/status";

  private final Manifest manifest = probeDeclarations().build();

  static Manifest.Builder probeDeclarations() {
    return SampleConnector.declarations()
        .dataFlow(
            new DataFlow(
                DataClass.CREDENTIAL,
                "api",
                new RequestShape.Http(HttpMethod.GET, STATUS),
                Place.header("key")));
  }

  static WireResponse accepted() {
    JsonObject body = JsonObject.builder().put("status", "open").build();
    return new HttpResponse(200, Map.of(), new ResponseBody.Json(body));
  }

  static WireResponse refused() {
    return new HttpResponse(401, Map.of(), new ResponseBody.Empty());
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public HttpRequest probe() {
    return request(HttpMethod.GET, STATUS).build();
  }

  @Override
  public ProbeVerdict verdict(WireResult result) {
    return result.fold(
        response -> response.fold(this::answered, frame -> ProbeVerdict.INCONCLUSIVE),
        this::failed);
  }

  ProbeVerdict answered(HttpResponse response) {
    if (response.status() == 401) {
      return ProbeVerdict.REFUSED;
    }
    boolean open =
        response.status() == 200
            && response.json().flatMap(body -> body.string("status")).isPresent();
    return open ? ProbeVerdict.ACCEPTED : ProbeVerdict.INCONCLUSIVE;
  }

  ProbeVerdict failed(WireFailure failure) {
    return failure == WireFailure.CERTIFICATE_REFUSED
        ? ProbeVerdict.REFUSED
        : ProbeVerdict.INCONCLUSIVE;
  }
}
