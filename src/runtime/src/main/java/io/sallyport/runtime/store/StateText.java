package io.sallyport.runtime.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.runtime.json.JsonCodec;
import io.sallyport.runtime.json.JsonFormatException;
import io.sallyport.spi.value.JsonObject;
import java.sql.SQLException;

/** What a connector remembers, as JSON text. */
final class StateText {
  private StateText() {}

  static String write(JsonObject state) {
    return new String(JsonCodec.write(state), UTF_8);
  }

  static JsonObject read(String text) throws SQLException {
    byte[] content = text.getBytes(UTF_8);
    try {
      if (JsonCodec.parse(content, 0, content.length) instanceof JsonObject state) {
        return state;
      }
      throw new SQLException("a stored state is not a JSON object");
    } catch (JsonFormatException damaged) {
      throw new SQLException("a stored state can not be read", damaged);
    }
  }
}
