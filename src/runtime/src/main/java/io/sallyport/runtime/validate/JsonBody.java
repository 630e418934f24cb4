package io.sallyport.runtime.validate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * A request body while it is read. Knows which field it is at, and refuses what is wrong there; no
 * refusal repeats what was sent. Every text but the card number itself is looked through for card
 * numbers.
 */
final class JsonBody {
  /** More than the largest body that is allowed, with each character escaped. */
  static final int MAX_BYTES = 131_072;

  private static final int MAX_DEPTH = 8;
  private static final int MAX_TEXT_LENGTH = 1000;
  private static final int MAX_INTEGER_DIGITS = 12;
  private static final String MALFORMED =
      "one JSON object in UTF-8 with nothing behind it, at most 8 levels deep, with texts of at"
          + " most 1000 characters and numbers of at most 20";
  private static final JsonFactory FACTORY = StrictJson.factory(MAX_DEPTH, MAX_TEXT_LENGTH);

  private final JsonParser parser;
  private String field = "";

  private JsonBody(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a body into a draft, and wipes the body.
   *
   * @throws ProblemException when it is not allowed
   */
  static <D> void read(byte[] body, ObjectShape<D> shape, D draft) {
    try {
      if (body.length > MAX_BYTES) {
        throw new ProblemException(
            Problem.of(ErrorCode.BODY_TOO_LARGE, "at most " + MAX_BYTES + " bytes"));
      }
      CharBuffer text = StrictJson.decode(body);
      try {
        readText(text, shape, draft);
      } finally {
        Arrays.fill(text.array(), '\0');
      }
    } catch (IOException e) {
      throw new ProblemException(Problem.of(ErrorCode.MALFORMED_JSON, MALFORMED));
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static <D> void readText(CharBuffer text, ObjectShape<D> shape, D draft)
      throws IOException {
    try (JsonParser parser = FACTORY.createParser(text.array(), 0, text.limit())) {
      JsonBody body = new JsonBody(parser);
      try {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw body.problem(ErrorCode.MALFORMED_JSON, MALFORMED);
        }
        shape.read(body, draft);
        body.enter("");
        if (parser.nextToken() != null) {
          throw body.problem(ErrorCode.MALFORMED_JSON, MALFORMED);
        }
      } catch (IOException e) {
        throw body.problem(ErrorCode.MALFORMED_JSON, MALFORMED);
      }
    }
  }

  /** From here on it is about that field, a JSON pointer of names that we know. */
  void enter(String pointer) {
    field = pointer;
  }

  /** A refusal of the present field. */
  ProblemException problem(ErrorCode code, String detail) {
    Problem problem = field.isEmpty() ? Problem.of(code, detail) : Problem.at(code, field, detail);
    return new ProblemException(problem);
  }

  /** A refusal of the present field's value. */
  ProblemException invalid(String allowed) {
    return problem(ErrorCode.INVALID_VALUE, allowed);
  }

  /** Goes to the next member's name; false at the end of the object. */
  boolean nextMember() throws IOException {
    return parser.nextToken() == JsonToken.FIELD_NAME;
  }

  /** The member's name. */
  String name() throws IOException {
    return parser.currentName();
  }

  /** Goes from a member's name to its value. */
  void nextValue() throws IOException {
    parser.nextToken();
  }

  /** The value has to be an object. */
  void requireObject() throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw wrongType("an object");
    }
  }

  /** A text. */
  String text(TextRule rule) throws IOException {
    requireText(rule);
    return String.valueOf(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** A text, as a secret in UTF-8. */
  SecretText secretText(TextRule rule) throws IOException {
    requireText(rule);
    return secretRegion();
  }

  /** A text that may be a card number, unchecked. */
  SecretText uncheckedSecretText(String allowed) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw problem(ErrorCode.WRONG_TYPE, allowed);
    }
    return secretRegion();
  }

  /** A whole number. */
  long integer(long min, long max, String allowed) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw wrongType(allowed);
    }
    refuseCardNumber();
    int length = parser.getTextLength();
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) || length > MAX_INTEGER_DIGITS) {
      throw invalid(allowed);
    }
    long value = 0;
    char[] text = parser.getTextCharacters();
    for (int i = parser.getTextOffset(); i < parser.getTextOffset() + length; i++) {
      if (text[i] == '-') {
        throw invalid(allowed);
      }
      value = value * 10 + (text[i] - '0');
    }
    if (value < min || value > max) {
      throw invalid(allowed);
    }
    return value;
  }

  /** True or false. */
  boolean flag() throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw wrongType("true or false");
    }
    return parser.hasToken(JsonToken.VALUE_TRUE);
  }

  /** One of the constants, by name. */
  <E extends Enum<E>> E constant(Choice<E> choice) throws IOException {
    E constant = choice.constants().get(text(choice.rule()));
    if (constant == null) {
      throw invalid(choice.rule().allowed());
    }
    return constant;
  }

  private void requireText(TextRule rule) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw wrongType(rule.allowed());
    }
    refuseCardNumber();
    boolean accepted =
        rule.accepts(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (!accepted) {
      throw invalid(rule.allowed());
    }
  }

  private SecretText secretRegion() throws IOException {
    return new SecretText(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  private ProblemException wrongType(String allowed) throws IOException {
    if (parser.currentToken().isScalarValue()) {
      refuseCardNumber();
    }
    return problem(ErrorCode.WRONG_TYPE, allowed);
  }

  private void refuseCardNumber() throws IOException {
    boolean found =
        CardNumberScanner.holdsCardNumber(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    if (found) {
      throw problem(
          ErrorCode.MISPLACED_CARD_NUMBER, "a card number may stand in a card's number alone");
    }
  }
}
