package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.value.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An HTTP answer.
 *
 * @param status the status code, 200 to 599
 * @param headers by lower-case name; of a repeated header the first
 * @param body the body, parsed by what its Content-Type says
 */
public record HttpResponse(int status, Map<String, String> headers, ResponseBody body)
    implements WireResponse {
  /** Copies the headers. */
  public HttpResponse {
    headers = Map.copyOf(headers);
    requireNonNull(body, "body");
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The body, when it is a JSON object. */
  public Optional<JsonObject> json() {
    return body instanceof ResponseBody.Json json && json.value() instanceof JsonObject object
        ? Optional.of(object)
        : Optional.empty();
  }

  @Override
  public <R> R fold(Function<HttpResponse, R> http, Function<FrameResponse, R> frame) {
    return http.apply(this);
  }

  @Override
  public String toString() {
    return "HttpResponse[" + status + "]";
  }
}
