package io.sallyport.runtime.validate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How JSON that holds secrets is parsed: from one array of characters that its owner can wipe. The
 * parser hands out regions of that array for texts without escapes, keeps no pooled buffer and
 * remembers no names, so nothing of a document outlives it.
 */
public final class StrictJson {
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_NUMBER_LENGTH = 20;
  private static final int MAX_UTF8_BYTES = 3;

  private StrictJson() {}

  /**
   * A factory of parsers, to be used with {@code createParser(char[], int, int)} only.
   *
   * @param maxDepth how deep objects and arrays may stand in each other
   * @param maxTextLength how many characters a text may have
   */
  public static JsonFactory factory(int maxDepth, int maxTextLength) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(maxTextLength)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .build())
        .build();
  }

  /**
   * The characters of a text in UTF-8, in a buffer over an array that the caller has to wipe.
   *
   * @throws CharacterCodingException when it is not UTF-8; overlong forms and surrogates are not
   *     (RFC 3629)
   */
  public static CharBuffer decode(byte[] utf8) throws CharacterCodingException {
    CharBuffer characters = CharBuffer.allocate(utf8.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(utf8), characters, true);
    if (!result.isUnderflow()) {
      Arrays.fill(characters.array(), '\0');
      throw new MalformedInputException(1);
    }
    return characters.flip();
  }

  /**
   * A part of an array in UTF-8; leaves no other copy behind.
   *
   * @param characters without half surrogate pairs
   */
  public static byte[] encode(char[] characters, int offset, int length) {
    byte[] longest = new byte[Math.multiplyExact(length, MAX_UTF8_BYTES)];
    ByteBuffer encoded = ByteBuffer.wrap(longest);
    StandardCharsets.UTF_8
        .newEncoder()
        .encode(CharBuffer.wrap(characters, offset, length), encoded, true);
    byte[] exact = Arrays.copyOf(longest, encoded.position());
    Arrays.fill(longest, (byte) 0);
    return exact;
  }
}
