package io.sallyport.runtime.egress.write;

import io.sallyport.spi.wire.Segment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long a message and its groups will be. Known before anything is written, so that a length may
 * stand before what it measures.
 */
final class GroupLengths {
  private final ReferenceValues values;
  private final Map<String, Integer> lengths = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private int total;

  private GroupLengths(ReferenceValues values) {
    this.values = values;
  }

  static GroupLengths of(List<Segment> message, ReferenceValues values) {
    GroupLengths measured = new GroupLengths(values);
    measured.total = measured.sum(message);
    return measured;
  }

  int totalBytes() {
    return total;
  }

  int lengthBytes(String group) {
    Integer length = lengths.get(group);
    if (length == null) {
      throw new UnwritableException("there is no group " + group);
    }
    requireOne(group);
    return length;
  }

  void requireOne(String group) {
    if (ambiguous.contains(group)) {
      throw new UnwritableException("there are several groups " + group);
    }
  }

  private int sum(List<Segment> segments) {
    int sum = 0;
    for (Segment segment : segments) {
      sum += length(segment);
    }
    return sum;
  }

  private int length(Segment segment) {
    if (segment instanceof Segment.Literal literal) {
      return literal.bytes().length();
    }
    if (segment instanceof Segment.Value value) {
      return EncodedValue.lengthBytes(
          value.reference(), value.encoding(), values.of(value.reference()));
    }
    if (segment instanceof Segment.Group group) {
      return group(group);
    }
    if (segment instanceof Segment.LengthOf length) {
      return length.format().widthBytes();
    }
    if (segment instanceof Segment.MacOf mac) {
      return mac.lengthBytes();
    }
    return (sum(((Segment.Base64Of) segment).segments()) + 2) / 3 * 4;
  }

  private int group(Segment.Group group) {
    int length = sum(group.segments());
    if (lengths.put(group.name(), length) != null) {
      ambiguous.add(group.name());
    }
    return length;
  }
}
