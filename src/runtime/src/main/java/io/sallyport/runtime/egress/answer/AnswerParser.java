package io.sallyport.runtime.egress.answer;

import io.sallyport.runtime.json.JsonCodec;
import io.sallyport.runtime.json.JsonFormatException;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** An answer as a value, not scrubbed yet. */
final class AnswerParser {
  private AnswerParser() {}

  static HttpResponse parse(
      int status, Iterable<Map.Entry<String, String>> received, BoundedBody body) {
    Map<String, String> headers = AnswerHeaders.of(received);
    return new HttpResponse(status, headers, body(headers, body));
  }

  private static ResponseBody body(Map<String, String> headers, BoundedBody body) {
    if (body.length() == 0) {
      return new ResponseBody.Empty();
    }
    if (!headers.getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity")) {
      return new ResponseBody.Malformed();
    }
    MediaType type = MediaType.of(headers.getOrDefault("content-type", ""));
    try {
      if (type.isJson()) {
        return new ResponseBody.Json(JsonCodec.parse(body.array(), 0, body.length()));
      }
      if (type.isForm()) {
        return new ResponseBody.Form(FormParser.parse(body.array(), body.length()));
      }
      return text(type, body);
    } catch (JsonFormatException | MalformedException | CharacterCodingException malformed) {
      return new ResponseBody.Malformed();
    }
  }

  private static ResponseBody text(MediaType type, BoundedBody body)
      throws CharacterCodingException {
    Optional<Charset> charset = type.charset();
    if (charset.isEmpty()) {
      return new ResponseBody.Malformed();
    }
    ByteBuffer content = ByteBuffer.wrap(body.array(), 0, body.length());
    return new ResponseBody.Text(charset.get().newDecoder().decode(content).toString());
  }
}
