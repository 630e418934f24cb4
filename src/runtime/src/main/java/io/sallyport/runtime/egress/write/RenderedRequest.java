package io.sallyport.runtime.egress.write;

import io.sallyport.spi.wire.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it is sent. It has secrets in plaintext: closed as soon as it was written to
 * the socket, which wipes it.
 */
public final class RenderedRequest implements AutoCloseable {
  private final HttpMethod method;
  private final String target;
  private final List<RenderedHeader> headers = new ArrayList<>();
  private final @Nullable SecretBuffer body;

  RenderedRequest(HttpMethod method, String target, @Nullable SecretBuffer body) {
    this.method = method;
    this.target = target;
    this.body = body;
  }

  /** The method. */
  public HttpMethod method() {
    return method;
  }

  /** The path with its query, encoded. */
  public String target() {
    return target;
  }

  /** The headers, without those that say how the message is framed. */
  public List<RenderedHeader> headers() {
    return headers;
  }

  /** Whether there is a body, be it an empty one. */
  public boolean hasBody() {
    return body != null;
  }

  /** The body's array itself, of which the first {@link #bodyLengthBytes} count. */
  public byte[] bodyArray() {
    return body == null ? new byte[0] : body.array();
  }

  /** How long the body is. */
  public int bodyLengthBytes() {
    return body == null ? 0 : body.length();
  }

  @Override
  public void close() {
    if (body != null) {
      body.close();
    }
    for (RenderedHeader header : headers) {
      if (header.value() instanceof HeaderBytes bytes) {
        bytes.close();
      }
    }
  }

  @Override
  public String toString() {
    return "RenderedRequest[" + method + "]";
  }
}
