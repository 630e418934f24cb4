package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A piece of a request: what is known literally, what the egress fills in, and what it computes
 * over other pieces. A request is a list of segments, never a text with markers.
 */
public sealed interface Segment {
  /** Literal text, in UTF-8. */
  static Segment text(String text) {
    return new Literal(Bytes.ofText(text));
  }

  /** Literal bytes. */
  static Segment bytes(Bytes bytes) {
    return new Literal(bytes);
  }

  /** A referenced value, encoded as its place needs it. */
  static Segment value(Reference reference, Encoding encoding) {
    return new Value(reference, encoding);
  }

  /** Segments that have a name, as the place in the data-flow map and for lengths and MACs. */
  static Segment group(String name, Segment... segments) {
    return new Group(name, List.of(segments));
  }

  /** The length in bytes of the named group, wherever it stands. */
  static Segment lengthOf(String group, LengthFormat format) {
    return new LengthOf(group, format);
  }

  /** The message authentication code of the named group, which must stand before it. */
  static Segment macOf(String group, MacAlgorithm algorithm, String role, int lengthBytes) {
    return new MacOf(group, algorithm, role, lengthBytes);
  }

  /**
   * The base64 form (RFC 4648 section 4) of the segments, as HTTP basic authentication needs it.
   */
  static Segment base64(Segment... segments) {
    return new Base64Of(List.of(segments));
  }

  /** What is known. */
  record Literal(Bytes bytes) implements Segment {
    /** The bytes are required. */
    public Literal {
      requireNonNull(bytes, "bytes");
    }
  }

  /** What the egress fills in. */
  record Value(Reference reference, Encoding encoding) implements Segment {
    /** Both are required. */
    public Value {
      requireNonNull(reference, "reference");
      requireNonNull(encoding, "encoding");
    }
  }

  /** Segments with a name. */
  record Group(String name, List<Segment> segments) implements Segment {
    /** Copies the list. */
    public Group {
      requireNonNull(name, "name");
      segments = List.copyOf(segments);
    }
  }

  /** The length of a group. */
  record LengthOf(String group, LengthFormat format) implements Segment {
    /** Both are required. */
    public LengthOf {
      requireNonNull(group, "group");
      requireNonNull(format, "format");
    }
  }

  /**
   * A message authentication code.
   *
   * @param group the group it covers, as written
   * @param role the credential role that holds the key
   * @param lengthBytes how many leading bytes of the code are written
   */
  record MacOf(String group, MacAlgorithm algorithm, String role, int lengthBytes)
      implements Segment {
    /** Checks the length. */
    public MacOf {
      requireNonNull(group, "group");
      requireNonNull(role, "role");
      if (lengthBytes < 4 || lengthBytes > algorithm.lengthBytes()) {
        throw new IllegalArgumentException("lengthBytes must be from 4 to the algorithm's length");
      }
    }
  }

  /** The base64 form of segments. */
  record Base64Of(List<Segment> segments) implements Segment {
    /** Copies the list. */
    public Base64Of {
      segments = List.copyOf(segments);
    }
  }
}
