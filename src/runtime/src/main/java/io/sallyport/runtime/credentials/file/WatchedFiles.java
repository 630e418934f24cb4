package io.sallyport.runtime.credentials.file;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that belong together and that something else replaces at any time: in place, by renaming,
 * or by turning a link that leads to all of them to a new place, as Kubernetes does with {@code
 * ..data}.
 *
 * <p>Anybody may read them, since Kubernetes mounts secrets like that unless told otherwise; what
 * everybody may write is nobody's word, and refused. Only regular files are opened, so that a pipe
 * does not hold the reader up.
 *
 * <p>Blocks: not for an event loop. Immutable, safe for use by several threads.
 */
public final class WatchedFiles {
  private static final int ATTEMPTS = 3;
  private static final int CHUNK_BYTES = 8192;

  private final List<Path> paths;
  private final int maxBytes;

  /**
   * Such files.
   *
   * @param maxBytes how long each may be
   */
  public WatchedFiles(List<Path> paths, int maxBytes) {
    this.paths = List.copyOf(paths);
    this.maxBytes = maxBytes;
  }

  /**
   * What the files look like now, without opening them.
   *
   * @throws SourceException when one is not there, not ours to read, no regular file, too long or
   *     writable by everybody
   */
  public Fingerprint fingerprint() {
    NoSuchFileException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return checked(Fingerprint.of(paths));
      } catch (NoSuchFileException gone) {
        last = gone;
      } catch (IOException unreadable) {
        throw unreadable(unreadable);
      } catch (UnsupportedOperationException strange) {
        throw unusable("is on a file system without owners and permissions", paths.get(0));
      }
    }
    throw new SourceException(
        Reason.NOT_FOUND, "there is no file " + (last == null ? paths.get(0) : last.getFile()));
  }

  /**
   * The content of all of them at one moment.
   *
   * @throws SourceException as {@link #fingerprint()} does, and when they keep changing
   */
  public FileContents read() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<FileContents> contents = readOnce();
      if (contents.isPresent()) {
        return contents.get();
      }
    }
    throw new SourceException(Reason.UNAVAILABLE, "the file " + paths.get(0) + " is being changed");
  }

  /** Empty when something changed meanwhile. */
  private Optional<FileContents> readOnce() {
    Fingerprint before = fingerprint();
    List<byte[]> read = new ArrayList<>();
    FileContents contents = new FileContents(before, read);
    boolean same = false;
    try {
      for (Fingerprint.Stamp stamp : before.stamps()) {
        byte[] content = new byte[(int) stamp.sizeBytes()];
        read.add(content);
        fill(content, stamp.target());
      }
      same = fingerprint().equals(before);
    } catch (NoSuchFileException | ShorterException changed) {
      same = false;
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    } finally {
      if (!same) {
        contents.close();
      }
    }
    return same ? Optional.of(contents) : Optional.empty();
  }

  /** Through a buffer of our own: the one that the JDK would lend keeps what it was used for. */
  private static void fill(byte[] content, Path file) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(Math.min(CHUNK_BYTES, content.length + 1));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      int filled = 0;
      while (filled < content.length) {
        chunk.clear().limit(Math.min(chunk.capacity(), content.length - filled));
        if (channel.read(chunk) < 0) {
          throw new ShorterException();
        }
        chunk.flip();
        int length = chunk.remaining();
        chunk.get(content, filled, length);
        filled += length;
      }
    } finally {
      chunk.clear();
      chunk.put(new byte[chunk.capacity()]);
    }
  }

  private Fingerprint checked(Fingerprint fingerprint) {
    for (Fingerprint.Stamp stamp : fingerprint.stamps()) {
      if (!stamp.isRegular()) {
        throw unusable("must be a regular file, or a link to one", stamp.path());
      }
      if (stamp.sizeBytes() > maxBytes) {
        throw unusable("must have at most " + maxBytes + " bytes", stamp.path());
      }
      if (stamp.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
        throw unusable("must not be writable by everybody (chmod o-w)", stamp.path());
      }
    }
    return fingerprint;
  }

  private static SourceException unusable(String message, Path path) {
    return new SourceException(Reason.UNUSABLE, "the file " + path + " " + message);
  }

  private SourceException unreadable(IOException cause) {
    if (cause instanceof AccessDeniedException denied) {
      return new SourceException(
          Reason.DENIED, "the file " + denied.getFile() + " may not be read by this process");
    }
    return new SourceException(
        Reason.UNAVAILABLE,
        "the file " + paths.get(0) + " can not be read (" + cause.getClass().getSimpleName() + ")");
  }

  /** The file has become shorter than it was. */
  private static final class ShorterException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
