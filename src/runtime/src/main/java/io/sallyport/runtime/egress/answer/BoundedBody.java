package io.sallyport.runtime.egress.answer;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** A body while it is read, up to a bound; wiped when closed, as a gateway may echo a card. */
public final class BoundedBody implements AutoCloseable {
  private static final int CAPACITY_BYTES = 4_096;

  private final int maxBytes;
  private byte[] content = new byte[0];
  private int length;

  /** An empty body. */
  public BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds what came; false when it would be more than the bound, and then nothing is added. */
  public boolean add(Buffer chunk) {
    int more = chunk.length();
    if (more > maxBytes - length) {
      return false;
    }
    if (more > content.length - length) {
      byte[] old = content;
      content =
          Arrays.copyOf(old, Math.max(CAPACITY_BYTES, Math.max(old.length * 2, length + more)));
      Arrays.fill(old, (byte) 0);
    }
    chunk.getBytes(content, length);
    length += more;
    return true;
  }

  byte[] array() {
    return content;
  }

  int length() {
    return length;
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }
}
