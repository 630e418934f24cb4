package io.sallyport.runtime.egress.answer;

import io.sallyport.runtime.egress.write.SentValue;
import io.sallyport.spi.wire.HttpResponse;
import java.util.List;
import java.util.Map;

/** Turns what came back into what a connector may see. */
public final class AnswerReader {
  private AnswerReader() {}

  /**
   * Parses and scrubs. The body stays the caller's to close.
   *
   * @param status from 200 to 599
   * @param headers in the order received
   * @param sent what must not come back
   */
  public static ScrubbedAnswer read(
      int status,
      Iterable<Map.Entry<String, String>> headers,
      BoundedBody body,
      List<SentValue> sent) {
    HttpResponse parsed = AnswerParser.parse(status, headers, body);
    try (Needles needles = new Needles(sent)) {
      Scrubber scrubber = new Scrubber(needles);
      return new ScrubbedAnswer(scrubber.scrub(parsed), scrubber.count());
    }
  }
}
