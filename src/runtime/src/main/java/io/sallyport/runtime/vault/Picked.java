package io.sallyport.runtime.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was picked out of an answer, by path. Wiped when closed. Not for several threads. */
final class Picked implements AutoCloseable {
  private static final int MAX_TEXTS = 20;

  private final Map<List<String>, List<byte[]>> texts = new HashMap<>();
  private final Map<List<String>, Long> numbers = new HashMap<>();

  /** Takes the text over. */
  void addText(List<String> path, byte[] text) throws IOException {
    List<byte[]> present = texts.computeIfAbsent(List.copyOf(path), first -> new ArrayList<>());
    present.add(text);
    if (present.size() > MAX_TEXTS) {
      throw new IOException("too many texts");
    }
  }

  /** A flag is 1 or 0. */
  void addNumber(List<String> path, long number) throws IOException {
    if (numbers.put(List.copyOf(path), number) != null) {
      throw new IOException("twice");
    }
  }

  /**
   * The one text there, in UTF-8; stays this one's to wipe.
   *
   * @throws IOException when there is none, or there are several
   */
  byte[] text(List<String> path) throws IOException {
    return optionalText(path).orElseThrow(() -> new IOException("no text"));
  }

  /** The one text there, or empty when there is none. */
  Optional<byte[]> optionalText(List<String> path) throws IOException {
    List<byte[]> present = texts(path);
    if (present.size() > 1) {
      throw new IOException("twice");
    }
    return present.stream().findFirst();
  }

  /** All texts of an array. */
  List<byte[]> texts(List<String> path) {
    return texts.getOrDefault(path, List.of());
  }

  /** A text that is no secret. */
  String plainText(List<String> path) throws IOException {
    return new String(text(path), StandardCharsets.UTF_8);
  }

  /** A whole number. */
  long number(List<String> path) throws IOException {
    Long number = numbers.get(path);
    if (number == null) {
      throw new IOException("no number");
    }
    return number;
  }

  /** A flag; one that is not there is not set. */
  boolean flag(List<String> path) {
    return numbers.getOrDefault(path, 0L) != 0;
  }

  @Override
  public void close() {
    texts.values().forEach(all -> all.forEach(text -> Arrays.fill(text, (byte) 0)));
  }

  @Override
  public String toString() {
    return "Picked";
  }
}
