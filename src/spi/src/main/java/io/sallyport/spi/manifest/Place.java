package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** A place inside a request. */
public sealed interface Place {
  /** A header, by name in any case. */
  static Place header(String name) {
    return new Header(name.toLowerCase(Locale.ROOT));
  }

  /** A member of a JSON body, by its pointer (RFC 6901), as {@code /card/number}. */
  static Place json(String pointer) {
    return new Json(pointer);
  }

  /** A field of a form body. */
  static Place form(String field) {
    return new Form(field);
  }

  /** A named group of segments in a raw body or a framed message. */
  static Place group(String name) {
    return new Group(name);
  }

  /** A header; the name is lower case. */
  record Header(String name) implements Place {
    /** The name is required. */
    public Header {
      requireNonNull(name, "name");
    }
  }

  /** A member of a JSON body. */
  record Json(String pointer) implements Place {
    /** Checks that it is a pointer. */
    public Json {
      if (!pointer.startsWith("/")) {
        throw new IllegalArgumentException("a JSON pointer begins with /");
      }
    }
  }

  /** A field of a form body. */
  record Form(String field) implements Place {
    /** The field is required. */
    public Form {
      requireNonNull(field, "field");
    }
  }

  /** A named group of segments. */
  record Group(String name) implements Place {
    /** The name is required. */
    public Group {
      requireNonNull(name, "name");
    }
  }
}
