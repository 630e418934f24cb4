package io.sallyport.runtime.validate;

import io.sallyport.engine.ErrorCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the application's own notes. Their names are the application's too, so no refusal repeats
 * one.
 */
final class MetadataReader {
  private static final int MAX_NOTES = 20;
  private static final int MAX_NAME_LENGTH = 40;
  private static final String ALLOWED =
      "at most 20 texts, their names of 1 to 40 characters of A-Z a-z 0-9 . _ -";

  private MetadataReader() {}

  static Map<String, String> read(JsonBody body) throws IOException {
    body.requireObject();
    Map<String, String> notes = new LinkedHashMap<>();
    while (body.nextMember()) {
      String name = name(body);
      body.nextValue();
      if (notes.put(name, body.text(TextRule.METADATA_VALUE)) != null) {
        throw body.problem(ErrorCode.DUPLICATE_FIELD, "each name once");
      }
      if (notes.size() > MAX_NOTES) {
        throw body.invalid(ALLOWED);
      }
    }
    return notes;
  }

  private static String name(JsonBody body) throws IOException {
    String name = body.name();
    if (CardNumberScanner.holdsCardNumber(name)) {
      throw body.problem(ErrorCode.MISPLACED_CARD_NUMBER, ALLOWED);
    }
    boolean allowed =
        !name.isEmpty()
            && name.length() <= MAX_NAME_LENGTH
            && name.chars().allMatch(c -> TextRule.isNameCharacter((char) c));
    if (!allowed) {
      throw body.invalid(ALLOWED);
    }
    return name;
  }
}
