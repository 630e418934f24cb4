package io.sallyport.drills.stage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must not be found anywhere on a stage but where it belongs. It never prints itself.
 *
 * @param texts keys and tokens, by what they are called
 * @param privateKeys PEM (PKCS #8), by what they are called
 */
public record Secrets(Map<String, String> texts, Map<String, String> privateKeys) {
  /** Copies, in the same order. */
  public Secrets {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    privateKeys = Collections.unmodifiableMap(new LinkedHashMap<>(privateKeys));
  }

  @Override
  public String toString() {
    return "Secrets";
  }
}
