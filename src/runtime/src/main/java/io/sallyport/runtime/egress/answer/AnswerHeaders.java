package io.sallyport.runtime.egress.answer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The headers of an answer within bounds; what is beyond them is left out. */
final class AnswerHeaders {
  private static final int MAX_HEADERS = 64;
  private static final int MAX_VALUE_LENGTH = 4_096;

  private AnswerHeaders() {}

  /** By lower-case name, of a repeated one the first. */
  static Map<String, String> of(Iterable<Map.Entry<String, String>> received) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, String> header : received) {
      if (headers.size() == MAX_HEADERS) {
        break;
      }
      if (header.getValue().length() <= MAX_VALUE_LENGTH) {
        headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
      }
    }
    return headers;
  }
}
