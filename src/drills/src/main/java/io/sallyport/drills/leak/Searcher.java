package io.sallyport.drills.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for all canaries in all encodings at once. Immutable. */
final class Searcher {
  private static final int PREFIX_BYTES = 3;

  private final Map<Integer, List<Needle>> needles = new HashMap<>();

  private record Needle(String canary, Encoding encoding, byte[] bytes) {
    boolean standsIn(byte[] content, int offset) {
      int end = offset + bytes.length;
      return end <= content.length
          && Arrays.equals(content, offset, end, bytes, 0, bytes.length);
    }
  }

  Searcher(Collection<Canary> canaries) {
    for (Canary canary : canaries) {
      for (byte[] form : canary.forms()) {
        for (Encoding encoding : Encoding.values()) {
          encoding
              .needle(form)
              .ifPresent(bytes -> add(new Needle(canary.name(), encoding, bytes)));
        }
      }
    }
  }

  /** Everything that is found, in the content's order. */
  List<Finding> search(Place place) {
    byte[] content = place.content();
    List<Finding> findings = new ArrayList<>();
    for (int offset = 0; offset + PREFIX_BYTES <= content.length; offset++) {
      for (Needle needle : needles.getOrDefault(prefix(content, offset), List.of())) {
        if (needle.standsIn(content, offset)) {
          findings.add(new Finding(place.name(), needle.canary(), needle.encoding(), offset));
        }
      }
    }
    return findings;
  }

  private void add(Needle needle) {
    needles
        .computeIfAbsent(prefix(needle.bytes(), 0), unused -> new ArrayList<>())
        .add(needle);
  }

  private static int prefix(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) << 16
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff);
  }
}
