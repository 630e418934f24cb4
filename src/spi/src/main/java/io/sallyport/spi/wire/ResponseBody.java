package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonValue;

/** The body of an HTTP answer, as the runtime could read it within its bounds. */
public sealed interface ResponseBody {
  /** JSON without duplicate names, within the bounds of size and depth. */
  record Json(JsonValue value) implements ResponseBody {
    /** The value is required. */
    public Json {
      requireNonNull(value, "value");
    }
  }

  /** A form. */
  record Form(FormValue value) implements ResponseBody {
    /** The value is required. */
    public Form {
      requireNonNull(value, "value");
    }
  }

  /** Other text, at most the first 8 KiB. */
  record Text(String value) implements ResponseBody {
    /** The text is required. */
    public Text {
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return "Text[" + value.length() + "]";
    }
  }

  /** Nothing. */
  record Empty() implements ResponseBody {}

  /** A body that is not what its Content-Type says: broken JSON, wrong characters. */
  record Malformed() implements ResponseBody {}
}
