package io.sallyport.runtime.egress.write;

import io.sallyport.spi.signing.SigningPlan;
import io.sallyport.spi.wire.FrameRequest;
import io.sallyport.spi.wire.HttpBody;
import io.sallyport.spi.wire.HttpRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests as the bytes that leave. */
public final class RequestWriter {
  private RequestWriter() {}

  /**
   * An HTTP request; the caller closes it.
   *
   * @param host what stands in the Host header
   * @param now the time that a signature speaks of
   * @throws CredentialMissingException when a credential has no usable value
   * @throws UnwritableException when card data is not at hand, or does not fit its place
   */
  public static RenderedRequest http(
      HttpRequest request, String host, ReferenceValues values, Instant now) {
    String target = Target.of(request);
    RenderedRequest rendered =
        new RenderedRequest(request.method(), target, body(request.body(), values));
    try {
      HeaderWriter.write(request, host, values, rendered.headers());
      Optional<SigningPlan> plan = request.signing();
      if (plan.isPresent()) {
        byte[] key = values.key(plan.get().role());
        rendered.headers().add(new Signer(rendered, now).sign(plan.get(), key));
      }
      return rendered;
    } catch (RuntimeException refused) {
      rendered.close();
      throw refused;
    }
  }

  /**
   * A framed message, without the frame's header; the caller wipes it.
   *
   * @throws CredentialMissingException when a credential has no usable value
   * @throws UnwritableException when card data is not at hand, or does not fit its place
   */
  public static byte[] frame(FrameRequest request, ReferenceValues values) {
    try (SecretBuffer message = SegmentWriter.write(request.segments(), values)) {
      return Arrays.copyOf(message.array(), message.length());
    }
  }

  private static @Nullable SecretBuffer body(HttpBody body, ReferenceValues values) {
    if (body instanceof HttpBody.Json json) {
      return JsonWriter.write(json.value(), values);
    }
    if (body instanceof HttpBody.Form form) {
      return FormWriter.write(form.value(), values);
    }
    return body instanceof HttpBody.Raw raw ? SegmentWriter.write(raw.segments(), values) : null;
  }
}
