package io.sallyport.drills.leak;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves that the search finds: every canary is planted in every encoding into a copy of every
 * place, at random spots, and has to be found there.
 */
final class Proof {
  private final Collection<Canary> canaries;
  private final Searcher searcher;
  private final Random random;
  private long planted;
  private long found;

  Proof(Collection<Canary> canaries, Searcher searcher, Random random) {
    this.canaries = canaries;
    this.searcher = searcher;
    this.random = random;
  }

  /** Plants into copies of these places and looks for it. */
  void check(Collection<Place> places) {
    places.forEach(this::check);
  }

  long planted() {
    return planted;
  }

  long found() {
    return found;
  }

  private void check(Place place) {
    Map<String, byte[]> plants = plants();
    Place copy = new Place(place.name(), sow(place.content(), plants.values()));
    Set<String> seen =
        searcher.search(copy).stream()
            .map(each -> label(each.canary(), each.encoding()))
            .collect(Collectors.toSet());
    planted += plants.size();
    found += plants.keySet().stream().filter(seen::contains).count();
  }

  private Map<String, byte[]> plants() {
    Map<String, byte[]> plants = new LinkedHashMap<>();
    for (Canary canary : canaries) {
      List<byte[]> forms = canary.forms();
      for (Encoding encoding : Encoding.values()) {
        encoding
            .sample(forms.get(random.nextInt(forms.size())))
            .ifPresent(sample -> plants.put(label(canary.name(), encoding), sample));
      }
    }
    return plants;
  }

  private byte[] sow(byte[] content, Collection<byte[]> samples) {
    Iterator<Integer> spots =
        random.ints(samples.size(), 0, content.length + 1).sorted().boxed().iterator();
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    int done = 0;
    for (byte[] sample : samples) {
      int spot = spots.next();
      copy.write(content, done, spot - done);
      copy.writeBytes(sample);
      done = spot;
    }
    copy.write(content, done, content.length - done);
    return copy.toByteArray();
  }

  private static String label(String canary, Encoding encoding) {
    return canary + " " + encoding;
  }
}
