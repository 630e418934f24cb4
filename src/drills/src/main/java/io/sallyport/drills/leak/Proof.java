package io.sallyport.drills.leak;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

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

  private record Plant(String canary, Encoding encoding, byte[] sample) {}

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
    List<Plant> plants = plants();
    Place copy = new Place(place.name(), sow(place.content(), plants));
    Set<String> seen = new HashSet<>();
    searcher.search(copy).forEach(each -> seen.add(label(each.canary(), each.encoding())));
    planted += plants.size();
    found += plants.stream().filter(each -> seen.contains(label(each.canary(), each.encoding()))).count();
  }

  private List<Plant> plants() {
    List<Plant> plants = new ArrayList<>();
    for (Canary canary : canaries) {
      List<byte[]> forms = canary.forms();
      for (Encoding encoding : Encoding.values()) {
        encoding
            .sample(forms.get(random.nextInt(forms.size())))
            .ifPresent(sample -> plants.add(new Plant(canary.name(), encoding, sample)));
      }
    }
    return plants;
  }

  private byte[] sow(byte[] content, List<Plant> plants) {
    int[] spots =
        random.ints(plants.size(), 0, content.length + 1).sorted().toArray();
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    int done = 0;
    for (int i = 0; i < spots.length; i++) {
      copy.write(content, done, spots[i] - done);
      copy.writeBytes(plants.get(i).sample());
      done = spots[i];
    }
    copy.write(content, done, content.length - done);
    return copy.toByteArray();
  }

  private static String label(String canary, Encoding encoding) {
    return canary + " " + encoding;
  }
}
