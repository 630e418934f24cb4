package io.sallyport.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.sallyport.spi.value.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON (RFC 8259) as UTF-8 text, strictly: no byte order mark, no name twice in one object, nothing
 * after the value, at most {@value #MAX_DEPTH} objects and arrays within each other, numbers of at
 * most 40 characters, no half surrogate pairs. How long a text may be is the caller's to bound.
 * Safe for use by any thread; blocks for nothing.
 */
public final class JsonCodec {
  /** How many objects and arrays may stand within each other, in what is read and written. */
  public static final int MAX_DEPTH = 32;

  private static final int MAX_NUMBER_LENGTH = 40;
  private static final JsonFactory FACTORY = factory();

  private JsonCodec() {}

  /**
   * The value that a text stands for; never holds a reference.
   *
   * @param length in bytes, from {@code offset} on
   * @throws JsonFormatException when it is not JSON or not within the bounds
   */
  public static JsonValue parse(byte[] content, int offset, int length) throws JsonFormatException {
    CharBuffer text = decoded(ByteBuffer.wrap(content, offset, length));
    try (JsonParser parser =
        FACTORY.createParser(
            text.array(), text.arrayOffset() + text.position(), text.remaining())) {
      return new JsonReader(parser).document();
    } catch (StreamConstraintsException outOfBounds) {
      throw new JsonFormatException("the text breaks a bound of depth or length");
    } catch (IOException malformed) {
      throw new JsonFormatException("the text is not JSON");
    }
  }

  /**
   * A value's text, in the shortest form; members keep their order.
   *
   * @throws IllegalArgumentException when a reference stands in it, when it is nested too deeply to
   *     be read again, or when a string has half a surrogate pair
   */
  public static byte[] write(JsonValue value) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      new JsonWriter(generator).write(value);
    } catch (StreamConstraintsException outOfBounds) {
      throw new IllegalArgumentException("the value is nested too deeply");
    } catch (IOException neverOnMemory) {
      throw new UncheckedIOException(neverOnMemory);
    }
    return text.toByteArray();
  }

  /** Decoded here, as the parser would guess at UTF-16 and let some malformed UTF-8 pass. */
  private static CharBuffer decoded(ByteBuffer content) throws JsonFormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(content);
    } catch (CharacterCodingException malformed) {
      throw new JsonFormatException("the text is not UTF-8");
    }
  }

  /** Keeps nothing of what passes: no names in a shared table, no buffers for the next caller. */
  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();
  }
}
