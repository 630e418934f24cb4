package io.sallyport.runtime.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON into bytes. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_SIZE_BYTES = 1024;

  private JsonText() {}

  /** Something that writes. */
  @FunctionalInterface
  interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Something that may throw what can't happen in memory. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  static byte[] write(Body body) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_SIZE_BYTES)) {
      try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
        body.writeTo(json);
      }
      return bytes.toByteArray();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  static void unchecked(Action action) {
    try {
      action.run();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }
}
