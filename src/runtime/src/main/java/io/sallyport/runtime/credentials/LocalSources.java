package io.sallyport.runtime.credentials;

import io.sallyport.runtime.credentials.LocalCredentialFile.Opened;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.file.FileContents;
import io.sallyport.runtime.credentials.file.Fingerprint;
import io.sallyport.runtime.credentials.file.WatchedFiles;
import io.sallyport.runtime.tokens.LocalMasterKey;
import io.sallyport.spi.manifest.CredentialRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The roles whose values stand in the local encrypted file. Sealing the file again is enough to
 * rotate them; a role whose own value stayed the same does not notice.
 *
 * <p>Roles that ask at the same time are served from one opening of the file, each with a value of
 * its own, as each is wiped on its own. Nothing that was opened is kept.
 */
public final class LocalSources {
  private final Path file;
  private final LocalMasterKey key;
  private final LocalCredentialFile format;
  private final WatchedFiles watched;
  private final InstantSource clock;
  private final Executor executor;
  private final Duration lookEvery;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Object turn = new Object();
  private @Nullable Fingerprint settled;

  /**
   * The sources of one file.
   *
   * @param clock tells which certificates are valid
   * @param executor reads the file; its tasks block
   */
  public LocalSources(
      Path file, LocalMasterKey key, InstantSource clock, Executor executor, Duration lookEvery) {
    this.file = file;
    this.key = key;
    this.format = new LocalCredentialFile(clock);
    this.watched = new WatchedFiles(List.of(file), LocalCredentialFile.MAX_BYTES);
    this.clock = clock;
    this.executor = executor;
    this.lookEvery = lookEvery;
  }

  private record Waiting(
      LocalRole role, Optional<String> known, CompletableFuture<Optional<Fetched>> answer) {}

  /** What a credential of the file is. */
  public enum Kind {
    /** A text. */
    TEXT,
    /** A certificate with its key. */
    CERTIFICATE
  }

  /**
   * What the file holds, for the check of the configuration. Blocks.
   *
   * @return what each credential is, by name, also of a certificate that can't be used now
   * @throws CredentialFileException when the file can't be read, does not open, or is of another
   *     form
   */
  public Map<String, Kind> kinds() {
    try (FileContents contents = watched.read();
        Opened opened = format.open(file, contents.of(0), key)) {
      Map<String, Kind> kinds = new HashMap<>();
      opened.read().unusable().keySet().forEach(name -> kinds.put(name, Kind.CERTIFICATE));
      opened.read().credentials().forEach((name, value) -> kinds.put(name, kind(value)));
      return Map.copyOf(kinds);
    } catch (SourceException unreadable) {
      throw new CredentialFileException(String.valueOf(unreadable.getMessage()));
    }
  }

  /**
   * The source of one role.
   *
   * @param needed what the role is
   */
  public RoleSource source(SourceName.Local name, CredentialRole.Kind needed) {
    LocalRole role =
        new LocalRole(
            name.name(),
            needed == CredentialRole.Kind.CLIENT_CERTIFICATE ? Kind.CERTIFICATE : Kind.TEXT);
    return new Source(name.text(), role);
  }

  static Kind kind(Credential value) {
    return value instanceof Credential.ClientCertificate ? Kind.CERTIFICATE : Kind.TEXT;
  }

  private final class Source implements RoleSource {
    private final String place;
    private final LocalRole role;

    private Source(String place, LocalRole role) {
      this.place = place;
      this.role = role;
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
      Waiting one = new Waiting(role, knownVersion, new CompletableFuture<>());
      if (enqueue(one)) {
        try {
          executor.execute(LocalSources.this::serve);
        } catch (RejectedExecutionException busy) {
          fail(
              takeAll(),
              new SourceException(Reason.UNAVAILABLE, "no thread is free to read files"));
        }
      }
      return one.answer();
    }
  }

  /** Whether it is the first: the others are served with it. */
  private boolean enqueue(Waiting one) {
    synchronized (waiting) {
      waiting.add(one);
      return waiting.size() == 1;
    }
  }

  private List<Waiting> takeAll() {
    synchronized (waiting) {
      List<Waiting> all = List.copyOf(waiting);
      waiting.clear();
      return all;
    }
  }

  private void serve() {
    synchronized (turn) {
      List<Waiting> all = takeAll();
      try {
        look(all);
      } catch (SourceException known) {
        fail(all, known);
      } catch (CredentialFileException refused) {
        fail(all, new SourceException(Reason.UNUSABLE, String.valueOf(refused.getMessage())));
      } catch (RuntimeException unexpected) {
        String name = unexpected.getClass().getName();
        fail(all, new SourceException(Reason.UNAVAILABLE, "reading failed (" + name + ")"));
      }
    }
  }

  private void look(List<Waiting> all) {
    if (watched.fingerprint().equals(settled)
        && all.stream().allMatch(one -> one.role().isAt(one.known()))) {
      all.forEach(one -> one.answer().complete(Optional.empty()));
      return;
    }
    Instant now = clock.instant();
    try (FileContents contents = watched.read();
        Opened opened = format.open(file, contents.of(0), key)) {
      Instant modified = contents.fingerprint().modified();
      settled = contents.fingerprint().isSettledAt(now) ? contents.fingerprint() : null;
      for (Waiting one : all) {
        answer(one, opened, modified);
      }
    }
  }

  private static void answer(Waiting one, Opened opened, Instant modified) {
    try {
      one.answer().complete(one.role().take(opened, modified, one.known()));
    } catch (SourceException refused) {
      one.answer().completeExceptionally(refused);
    }
  }

  private static void fail(List<Waiting> all, SourceException cause) {
    all.forEach(one -> one.answer().completeExceptionally(cause));
  }
}
