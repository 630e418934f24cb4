package io.sallyport.drills.leak;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for all canaries in all encodings at once. Immutable. */
final class Searcher {
  private static final int PREFIX_BYTES = 3;

  private final Map<Integer, List<Needle>> needles = new HashMap<>();

  Searcher(Collection<Canary> canaries) {
    for (Canary canary : canaries) {
      for (byte[] form : canary.forms()) {
        for (Encoding encoding : Encoding.values()) {
          encoding.needle(form).ifPresent(bytes -> add(new Needle(canary.name(), encoding, bytes)));
        }
      }
    }
  }

  /** Everything that is found, in the content's order. */
  List<Finding> search(Place place) {
    byte[] content = place.content();
    List<Finding> findings = new ArrayList<>();
    for (int offset = 0; offset + PREFIX_BYTES <= content.length; offset++) {
      int prefix = prefix(content[offset], content[offset + 1], content[offset + 2]);
      for (Needle needle : needles.getOrDefault(prefix, List.of())) {
        if (needle.standsIn(content, offset)) {
          findings.add(needle.in(place, offset));
        }
      }
    }
    return findings;
  }

  private void add(Needle needle) {
    int prefix = prefix(needle.byteAt(0), needle.byteAt(1), needle.byteAt(2));
    needles.computeIfAbsent(prefix, unused -> new ArrayList<>()).add(needle);
  }

  private static int prefix(byte first, byte second, byte third) {
    return (first & 0xff) << 16 | (second & 0xff) << 8 | (third & 0xff);
  }
}
