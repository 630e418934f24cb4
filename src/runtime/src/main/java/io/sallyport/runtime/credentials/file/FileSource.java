package io.sallyport.runtime.credentials.file;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.credentials.TextCheck;
import io.sallyport.runtime.credentials.file.WatchedValue.Made;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A role's value in files that something else replaces: an agent, a driver, a mounted secret.
 *
 * <p>A text is the content of one file, without the line break at its end. A client certificate is
 * a folder with {@code tls.crt} and {@code tls.key}, the names that Kubernetes uses, or two files.
 */
public final class FileSource implements RoleSource {
  private static final int MAX_BYTES = 262_144;

  private final String place;
  private final WatchedValue<Credential> value;
  private final Executor executor;
  private final Duration lookEvery;

  private FileSource(
      SourceName.File name, WatchedValue<Credential> value, Executor executor, Duration lookEvery) {
    this.place = name.text();
    this.value = value;
    this.executor = executor;
    this.lookEvery = lookEvery;
  }

  /**
   * A text.
   *
   * @param name with one path
   * @param executor reads the files; its tasks block
   */
  public static FileSource text(
      SourceName.File name, InstantSource clock, Executor executor, Duration lookEvery) {
    if (name.paths().size() != 1) {
      throw new IllegalArgumentException("a text stands in one file");
    }
    TextCheck check = new TextCheck(name.text());
    WatchedValue<Credential> value =
        new WatchedValue<>(
            new WatchedFiles(name.paths(), MAX_BYTES),
            clock,
            contents -> check.readLine(contents.of(0)));
    return new FileSource(name, value, executor, lookEvery);
  }

  /**
   * A client certificate with its key.
   *
   * @param name with a folder, or with the certificate's file and the key's
   * @param clock tells which certificates are valid
   * @param executor reads the files; its tasks block
   */
  public static FileSource certificate(
      SourceName.File name, InstantSource clock, Executor executor, Duration lookEvery) {
    CertificateCheck check = new CertificateCheck(name.text());
    WatchedValue<Credential> value =
        new WatchedValue<>(
            new WatchedFiles(pair(name.paths()), MAX_BYTES),
            clock,
            contents -> check.read(contents.of(0), contents.of(1), clock.instant()));
    return new FileSource(name, value, executor, lookEvery);
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public boolean makesNew() {
    return false;
  }

  @Override
  public Duration lookEvery() {
    return lookEvery;
  }

  @Override
  public CompletionStage<Optional<Fetched>> fetch(Optional<String> knownVersion) {
    return FileWork.on(executor, () -> value.look(knownVersion).map(FileSource::fetched));
  }

  private static Fetched fetched(Made<Credential> made) {
    return Fetched.unleased(made.value(), made.version(), made.modified());
  }

  private static List<Path> pair(List<Path> paths) {
    return paths.size() == 1
        ? List.of(paths.get(0).resolve("tls.crt"), paths.get(0).resolve("tls.key"))
        : paths;
  }
}
