package io.sallyport.runtime.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The store's folder, held by this process alone from opening to closing. A folder that is there
 * already keeps its permissions (a volume's mount may not allow others); the files in it are the
 * owner's only.
 */
final class StoreFolder implements AutoCloseable {
  private static final String DATABASE = "sallyport.db";
  private static final String LOCK = "sallyport.lock";

  private final Path folder;
  private final FileChannel lock;

  private StoreFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Creates what is missing and takes the lock.
   *
   * @throws StoreOpenException when another process has the lock, or the folder can not be used
   */
  static StoreFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    if (folder.toString().contains("?")) {
      throw new StoreOpenException(
          "the store in " + folder + " can not be used: there must be no ? in its name", null);
    }
    try {
      Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
      createFile(folder.resolve(LOCK));
      createFile(folder.resolve(DATABASE));
      return new StoreFolder(folder, lock(folder));
    } catch (IOException failed) {
      throw new StoreOpenException(
          "the store in " + folder + " can not be used: " + failed, failed);
    }
  }

  Path database() {
    return folder.resolve(DATABASE);
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /** Lets the lock go; the operating system does when this fails. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new StoreOpenException(
          "the store in " + folder + " is in use by another process", null);
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException takenInThisProcess) {
      return null;
    }
  }

  private static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, ownerOnly(file, "rw-------"));
    } catch (FileAlreadyExistsException fromEarlier) {
      if (!Files.isRegularFile(file)) {
        throw fromEarlier;
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
