package io.sallyport.drills.stage;

import io.sallyport.sandbox.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage's files are. Only the owner may read any of them.
 *
 * @param home what outlives the stage when it was given: keys, store, ledger and logs
 * @param scratch what ends with the stage: certificates, configuration, temporary files
 */
public record Layout(Path home, Path scratch) {
  /** Makes the folders; without a home it is a part of what ends with the stage. */
  static Layout create(Optional<Path> home) {
    try {
      Path scratch = Files.createTempDirectory("sallyport-");
      Layout layout = new Layout(home.orElse(scratch.resolve("home")).toAbsolutePath(), scratch);
      // Only the home itself is private, not the folders above it.
      Files.createDirectories(layout.home().getParent());
      OwnerOnly.createDirectories(layout.home());
      OwnerOnly.createDirectories(layout.certificates());
      OwnerOnly.createDirectories(layout.temporary());
      Files.deleteIfExists(layout.runtimeLog());
      Files.deleteIfExists(layout.gatewayLog());
      Files.deleteIfExists(layout.vaultLog());
      Files.deleteIfExists(layout.commandLog());
      return layout;
    } catch (IOException e) {
      throw new StageException("the folders can not be made: " + e.getMessage(), e);
    }
  }

  /** The runtime's store. */
  public Path store() {
    return home.resolve("store");
  }

  /** The gateway's ledger. */
  public Path ledger() {
    return home.resolve("ledger");
  }

  /** The runtime's master key. */
  public Path masterKey() {
    return home.resolve("master.key");
  }

  /** The sealed credentials. */
  public Path credentials() {
    return home.resolve("credentials.sealed");
  }

  /** Vault's data, and what opens it. */
  public Path vault() {
    return home.resolve("vault");
  }

  /** What the runtime prints. */
  public Path runtimeLog() {
    return home.resolve("runtime.log");
  }

  /** What the gateway prints. */
  public Path gatewayLog() {
    return home.resolve("gateway.log");
  }

  /** What Vault prints. */
  public Path vaultLog() {
    return home.resolve("vault.log");
  }

  /** What the runtime's other commands print. */
  public Path commandLog() {
    return home.resolve("commands.log");
  }

  /** Certificates and keys of everybody on the stage. */
  public Path certificates() {
    return scratch.resolve("certificates");
  }

  /** Credentials in files, as something else would keep them up to date. */
  public Path mounts() {
    return scratch.resolve("mounts");
  }

  /** What the runtime logs in to Vault with. */
  public Path vaultSecretId() {
    return scratch.resolve("vault-secret-id");
  }

  /** The runtime's configuration. */
  public Path configuration() {
    return scratch.resolve("sallyport.properties");
  }

  /** The runtime's own temporary files. */
  public Path temporary() {
    return scratch.resolve("temporary");
  }

  /** Deletes what ends with the stage. */
  void deleteScratch() {
    if (!Files.exists(scratch)) {
      return;
    }
    try {
      deleteAll(scratch);
    } catch (IOException e) {
      throw new StageException("can not delete " + scratch + ": " + e.getMessage(), e);
    }
  }

  /** Deletes the folder with everything in it; links are deleted, not followed. */
  static void deleteAll(Path folder) throws IOException {
    Files.walkFileTree(folder, new Deletion());
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
