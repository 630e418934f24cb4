package io.sallyport.runtime.egress.answer;

import io.sallyport.runtime.egress.write.SentValue;
import io.sallyport.spi.manifest.DataClass;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one request sent, sorted by how it is looked for. */
final class Needles implements AutoCloseable {
  /** A shorter credential, a user name perhaps, stands in other texts by chance. */
  private static final int MIN_LENGTH_ANYWHERE = 6;

  private final List<Needle> anywhere = new ArrayList<>(4);
  private final List<Needle> wholeTexts = new ArrayList<>(2);
  private final List<Needle> cardNumbers = new ArrayList<>(1);
  private final List<Needle> securityCodes = new ArrayList<>(1);

  Needles(List<SentValue> sent) {
    sent.stream().filter(value -> value.content().length > 0).forEach(this::add);
  }

  private void add(SentValue value) {
    char[] content = decoded(value.content());
    DataClass dataClass = value.dataClass();
    if (dataClass == DataClass.CARD_NUMBER && value.isPlain()) {
      Needle number = Needle.cardNumber(content);
      anywhere.add(number);
      cardNumbers.add(number);
    } else if (dataClass == DataClass.SECURITY_CODE && value.isPlain()) {
      securityCodes.add(Needle.text(content));
    } else if (dataClass == DataClass.HOLDER_NAME || content.length < MIN_LENGTH_ANYWHERE) {
      wholeTexts.add(Needle.text(content));
    } else {
      anywhere.add(Needle.text(content));
    }
  }

  private static char[] decoded(byte[] utf8) {
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
    char[] exact = Arrays.copyOf(text.array(), text.limit());
    Arrays.fill(text.array(), '\0');
    return exact;
  }

  boolean haveSecurityCode() {
    return !securityCodes.isEmpty();
  }

  boolean isSecurityCode(CharSequence text) {
    return isOneOf(securityCodes, text);
  }

  boolean isWhole(CharSequence text) {
    return isOneOf(wholeTexts, text);
  }

  /** Where the longest match that begins at {@code start} ends, or -1. */
  int endOfMatch(CharSequence text, int start) {
    int end = -1;
    for (int at = 0; at < anywhere.size(); at++) {
      end = Math.max(end, anywhere.get(at).endOfMatch(text, start));
    }
    return end;
  }

  /**
   * Whether a number's digits have a card number in them, wherever the point stands; zeros at the
   * end may be missing, as they are in {@code 4.111e15}.
   */
  boolean isCardNumber(String jsonNumber) {
    if (cardNumbers.isEmpty()) {
      return false;
    }
    StringBuilder digits = new StringBuilder(jsonNumber.length());
    for (int at = 0; at < jsonNumber.length(); at++) {
      char character = jsonNumber.charAt(at);
      if (character == 'e' || character == 'E') {
        digits.append("0".repeat(cardNumbers.get(0).length()));
        break;
      }
      if (character >= '0' && character <= '9') {
        digits.append(character);
      }
    }
    for (int start = 0; start < digits.length(); start++) {
      if (cardNumbers.get(0).endOfMatch(digits, start) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(List<Needle> needles, CharSequence text) {
    for (int at = 0; at < needles.size(); at++) {
      if (needles.get(at).is(text)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    anywhere.forEach(Needle::close);
    wholeTexts.forEach(Needle::close);
    securityCodes.forEach(Needle::close);
  }
}
