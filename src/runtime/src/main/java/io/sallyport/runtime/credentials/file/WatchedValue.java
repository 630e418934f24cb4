package io.sallyport.runtime.credentials.file;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.SourceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made from files, and made again when their content has changed: a new time, a new link or
 * the same bytes written again are no change. Safe for use by several threads; blocks.
 *
 * @param <T> what is made
 */
public final class WatchedValue<T> {
  private final WatchedFiles files;
  private final InstantSource clock;
  private final Function<FileContents, T> maker;
  private @Nullable Seen seen;

  /**
   * Such a value.
   *
   * @param maker makes and checks it, and throws {@link SourceException} for what can't be used;
   *     the contents are wiped afterwards
   */
  public WatchedValue(WatchedFiles files, InstantSource clock, Function<FileContents, T> maker) {
    this.files = files;
    this.clock = clock;
    this.maker = maker;
  }

  /**
   * A value that was made.
   *
   * @param version the newest file's time, with a number behind it when it is not the first content
   *     of that time
   * @param modified when the content was first seen written
   */
  public record Made<T>(T value, String version, Instant modified) {
    /** All are required. */
    public Made {
      requireNonNull(value, "value");
      requireNonNull(version, "version");
      requireNonNull(modified, "modified");
    }
  }

  /**
   * Looks for a value.
   *
   * @param knownVersion the version that the caller has
   * @return empty when that is still the present one
   * @throws SourceException when the files can't be read, or the maker refuses them; they are read
   *     again at the next look
   */
  public synchronized Optional<Made<T>> look(Optional<String> knownVersion) {
    Seen last = seen;
    if (last != null
        && knownVersion.equals(Optional.of(last.version()))
        && last.isStill(files.fingerprint())) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    try (FileContents contents = files.read()) {
      Seen present = Seen.after(last, contents, now);
      if (knownVersion.equals(Optional.of(present.version()))) {
        seen = present;
        return Optional.empty();
      }
      T value = maker.apply(contents);
      seen = present;
      return Optional.of(new Made<>(value, present.version(), present.modified));
    }
  }

  /** What was last found good. */
  private record Seen(
      Fingerprint fingerprint,
      boolean settled,
      ContentDigest digest,
      Instant modified,
      int number) {
    static Seen after(@Nullable Seen last, FileContents contents, Instant now) {
      Fingerprint fingerprint = contents.fingerprint();
      boolean settled = fingerprint.isSettledAt(now);
      ContentDigest digest = contents.digest();
      if (last != null && last.digest.equals(digest)) {
        return new Seen(fingerprint, settled, digest, last.modified, last.number);
      }
      Instant modified = fingerprint.modified();
      int number = last != null && last.modified.equals(modified) ? last.number + 1 : 1;
      return new Seen(fingerprint, settled, digest, modified, number);
    }

    boolean isStill(Fingerprint present) {
      return settled && fingerprint.equals(present);
    }

    String version() {
      return number == 1 ? modified.toString() : modified + "#" + number;
    }
  }
}
