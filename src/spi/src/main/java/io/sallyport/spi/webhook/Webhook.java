package io.sallyport.spi.webhook;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.Bytes;
import io.sallyport.spi.wire.ResponseBody;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook as it came, not yet believed.
 *
 * @param headers by lower-case name; of a repeated header the first
 * @param rawBody the body, byte for byte, as signatures cover it
 * @param body the same, parsed by what its Content-Type says
 */
public record Webhook(Map<String, String> headers, Bytes rawBody, ResponseBody body) {
  /** Copies the headers. */
  public Webhook {
    headers = Map.copyOf(headers);
    requireNonNull(rawBody, "rawBody");
    requireNonNull(body, "body");
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return "Webhook[" + rawBody.length() + "]";
  }
}
