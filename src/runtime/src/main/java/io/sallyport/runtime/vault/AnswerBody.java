package io.sallyport.runtime.vault;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** An answer's body while it comes in, up to a bound. Wiped unless it was taken. */
final class AnswerBody {
  private static final int MAX_BYTES = 1_048_576;
  private static final int FIRST_BYTES = 8_192;

  private byte[] content = new byte[0];
  private int length;

  /** Takes over what came, and wipes it there; false when it would be too much. */
  boolean add(Buffer chunk) {
    int more = chunk.length();
    if (more > MAX_BYTES - length) {
      return false;
    }
    if (more > content.length - length) {
      int needed = length + more;
      resize(Math.min(MAX_BYTES, Math.max(FIRST_BYTES, Math.max(needed, 2 * content.length))));
    }
    chunk.getBytes(content, length);
    chunk.setBytes(0, new byte[more]);
    length += more;
    return true;
  }

  /** All of it, which the caller has to wipe; this one is empty then. */
  byte[] take() {
    resize(length);
    byte[] taken = content;
    content = new byte[0];
    length = 0;
    return taken;
  }

  void wipe() {
    Arrays.fill(content, (byte) 0);
    length = 0;
  }

  private void resize(int size) {
    if (size != content.length) {
      byte[] old = content;
      content = Arrays.copyOf(old, size);
      Arrays.fill(old, (byte) 0);
    }
  }
}
