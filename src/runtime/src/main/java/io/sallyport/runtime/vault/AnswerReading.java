package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultResponse;
import io.quarkus.vault.client.common.VaultResultExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what we need out of an answer's bytes. Runs once per answer, on a worker thread; the bytes
 * are wiped right afterwards.
 */
final class AnswerReading<T> implements VaultResultExtractor<T> {
  private final Reader<T> reader;

  /** Makes a value of the bytes. */
  interface Reader<T> {
    /**
     * The value.
     *
     * @throws IOException when the answer is not what Vault sends
     * @throws io.sallyport.runtime.credentials.SourceException when it is, and can't be used
     */
    T read(byte[] body) throws IOException;
  }

  /** Makes a value of what was picked, which is wiped afterwards. */
  interface PickReader<T> {
    /** The value; throws as {@link Reader#read} does. */
    T read(Picked picked) throws IOException;
  }

  private AnswerReading(Reader<T> reader) {
    this.reader = reader;
  }

  static <T> AnswerReading<T> of(Reader<T> reader) {
    return new AnswerReading<>(reader);
  }

  static <T> AnswerReading<T> picking(Set<List<String>> wanted, PickReader<T> reader) {
    return new AnswerReading<>(
        body -> {
          try (Picked picked = JsonPicker.pick(body, wanted)) {
            return reader.read(picked);
          }
        });
  }

  @Override
  public Optional<T> extract(VaultResponse<T> response) {
    try {
      return Optional.of(reader.read(response.getBody().orElse(new byte[0])));
    } catch (IOException notVaults) {
      // Without the cause: a parser may repeat what it read.
      throw new UncheckedIOException(new IOException("not what Vault answers"));
    }
  }
}
