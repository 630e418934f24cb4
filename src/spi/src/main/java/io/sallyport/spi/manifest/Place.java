package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A place inside a request. */
public sealed interface Place {
  /** A header, by name in any case. */
  static Place header(String name) {
    return new Header(name);
  }

  /**
   * A value in a JSON body, by its pointer (RFC 6901), as {@code /card/number}; the empty pointer
   * is the whole body. In a declaration, {@code *} stands for any index of an array: {@code
   * /items/*}{@code /name} covers {@code /items/0/name}.
   */
  static Place json(String pointer) {
    return new Json(pointer);
  }

  /** A field of a form body. */
  static Place form(String field) {
    return new Form(field);
  }

  /**
   * A named group of segments in a raw body or a framed message: the innermost one that has a name.
   * The empty name is what stands in no group.
   */
  static Place group(String name) {
    return new Group(name);
  }

  /** Whether what stands at {@code actual} is covered when this place is declared. */
  default boolean covers(Place actual) {
    return equals(actual);
  }

  /** A header; the name is lower case. */
  record Header(String name) implements Place {
    /** Brings the name into lower case. */
    public Header {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  /** A value in a JSON body. */
  record Json(String pointer) implements Place {
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d*");

    /** Checks that it is a pointer. */
    public Json {
      if (!pointer.isEmpty() && !pointer.startsWith("/")) {
        throw new IllegalArgumentException("a JSON pointer is empty or begins with /");
      }
    }

    @Override
    public boolean covers(Place actual) {
      return equals(actual)
          || (pointer.contains("/*") && actual instanceof Json json && coversTokensOf(json));
    }

    private boolean coversTokensOf(Json actual) {
      String[] declared = pointer.split("/", -1);
      String[] found = actual.pointer.split("/", -1);
      return declared.length == found.length
          && IntStream.range(0, declared.length)
              .allMatch(
                  at ->
                      declared[at].equals(found[at])
                          || (declared[at].equals("*") && INDEX.matcher(found[at]).matches()));
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
