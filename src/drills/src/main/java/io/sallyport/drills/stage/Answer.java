package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An HTTP answer, read to its end. It never prints its body. */
public final class Answer {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body.clone();
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** A header's first value, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The body as it came. */
  public byte[] body() {
    return body.clone();
  }

  /** Whether the other has the same body, byte by byte. */
  public boolean hasBodyOf(Answer other) {
    return Arrays.equals(body, other.body);
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; a missing node when it is empty. */
  public JsonNode json() {
    return Json.parse(body);
  }

  /** A member of the body's object as text; empty when it is not there. */
  public String field(String name) {
    return json().path(name).asText("");
  }

  /** Header and body, as they came, for a search. */
  public byte[] everything() {
    StringBuilder all = new StringBuilder();
    headers
        .map()
        .forEach((name, values) -> all.append(name).append(": ").append(values).append('\n'));
    byte[] head = all.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    byte[] everything = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, everything, head.length, body.length);
    return everything;
  }

  @Override
  public String toString() {
    return "Answer[" + status + ", " + body.length + " bytes]";
  }
}
