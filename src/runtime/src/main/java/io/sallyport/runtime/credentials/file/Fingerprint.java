package io.sallyport.runtime.credentials.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tells that files have changed without reading them: where each one's links lead, which file
 * stands there, how long it is and when it was written. Says nothing of their content.
 */
public final class Fingerprint {
  /**
   * Two writes may get the same time: file systems count in steps of up to two seconds (FAT), and
   * kernels in ticks.
   */
  private static final Duration LONGEST_STEP = Duration.ofSeconds(2);

  private final List<Stamp> stamps;

  private Fingerprint(List<Stamp> stamps) {
    this.stamps = List.copyOf(stamps);
  }

  /** One file, links followed. */
  record Stamp(
      Path path,
      Path target,
      @Nullable Object fileKey,
      long sizeBytes,
      FileTime modified,
      boolean isRegular,
      Set<PosixFilePermission> permissions) {
    static Stamp of(Path path) throws IOException {
      Path target = path.toRealPath();
      PosixFileAttributes attributes =
          Files.readAttributes(target, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Stamp(
          path,
          target,
          attributes.fileKey(),
          attributes.size(),
          attributes.lastModifiedTime(),
          attributes.isRegularFile(),
          attributes.permissions());
    }
  }

  static Fingerprint of(List<Path> paths) throws IOException {
    List<Stamp> stamps = new ArrayList<>();
    for (Path path : paths) {
      stamps.add(Stamp.of(path));
    }
    return new Fingerprint(stamps);
  }

  List<Stamp> stamps() {
    return stamps;
  }

  /** When the newest of the files was written. */
  public Instant modified() {
    return stamps.stream()
        .map(stamp -> stamp.modified().toInstant())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** Whether a write after that time would show: it gets another time than the last one did. */
  public boolean isSettledAt(Instant now) {
    return modified().plus(LONGEST_STEP).isBefore(now);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fingerprint fingerprint && fingerprint.stamps.equals(stamps);
  }

  @Override
  public int hashCode() {
    return stamps.hashCode();
  }
}
