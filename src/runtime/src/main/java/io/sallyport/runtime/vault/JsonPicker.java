package io.sallyport.runtime.vault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.sallyport.runtime.validate.StrictJson;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Takes single values out of JSON, and makes nothing of the others. The parser only says where a
 * value stands: it would leave unescaped copies of the texts behind, so they are read from the
 * characters themselves, which are wiped.
 */
final class JsonPicker {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_TEXT_LENGTH = 1_048_576;
  private static final int MAX_NAME_LENGTH = 1_000;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT_LENGTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .build())
          .build();

  private final JsonParser parser;
  private final char[] characters;
  private final Set<List<String>> wanted;
  private final Picked picked;
  private final List<String> path = new ArrayList<>();

  private JsonPicker(
      JsonParser parser, char[] characters, Set<List<String>> wanted, Picked picked) {
    this.parser = parser;
    this.characters = characters;
    this.wanted = wanted;
    this.picked = picked;
  }

  /**
   * The values at those paths, as far as they are there. A path that ends at an array means the
   * values directly in it.
   *
   * @param json an object in UTF-8; stays the caller's to wipe
   * @throws IOException when it is no such object; says nothing of its content
   */
  static Picked pick(byte[] json, Set<List<String>> wanted) throws IOException {
    CharBuffer text = StrictJson.decode(json);
    Picked picked = new Picked();
    boolean done = false;
    try (JsonParser parser = FACTORY.createParser(text.array(), 0, text.limit())) {
      new JsonPicker(parser, text.array(), wanted, picked).document();
      done = true;
      return picked;
    } finally {
      Arrays.fill(text.array(), '\0');
      if (!done) {
        picked.close();
      }
    }
  }

  private void document() throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT);
    object();
    require(parser.nextToken() == null);
  }

  private void object() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      path.add(parser.currentName());
      value(parser.nextToken());
      path.remove(path.size() - 1);
    }
  }

  private void value(JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      object();
    } else if (token == JsonToken.START_ARRAY) {
      array();
    } else {
      scalar(token);
    }
  }

  /** What stands in objects in arrays is never wanted. */
  private void array() throws IOException {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token.isStructStart()) {
        parser.skipChildren();
      } else {
        scalar(token);
      }
      token = parser.nextToken();
    }
  }

  private void scalar(JsonToken token) throws IOException {
    if (!wanted.contains(path)) {
      return;
    }
    if (token == JsonToken.VALUE_STRING) {
      int quote = (int) parser.currentTokenLocation().getCharOffset();
      picked.addText(path, JsonText.decode(characters, quote));
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      picked.addNumber(path, parser.getLongValue());
    } else if (token.isBoolean()) {
      picked.addNumber(path, token == JsonToken.VALUE_TRUE ? 1 : 0);
    }
  }

  private static void require(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("not one JSON object");
    }
  }
}
