package io.sallyport.runtime.credentials;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a role's value comes from, as the configuration writes it. In a Vault place the first
 * segment is the mount; a mount with slashes writes them {@code %2F}.
 */
public sealed interface SourceName {
  /** What may stand there; for messages. */
  String ALLOWED =
      "must name a source, never the value itself: local:NAME, file:PATH, file:CERTIFICATE,KEY,"
          + " vault-kv:MOUNT/PATH#FIELD, vault-kv:MOUNT/PATH#CERTIFICATE_FIELD,KEY_FIELD,"
          + " vault-pki:MOUNT/ROLE?common_name=…&ttl=…, vault-database:MOUNT/ROLE";

  /** As it was written. */
  String text();

  /** One branch per kind, so that a new kind fails to compile where it matters. */
  <R> R fold(
      Function<Local, R> local,
      Function<File, R> file,
      Function<VaultKv, R> kv,
      Function<VaultPki, R> pki,
      Function<VaultDatabase, R> database);

  /** Reads one; empty when it is none: it may be a secret then, and must not be repeated. */
  static Optional<SourceName> parse(String text) {
    return SourceNameReader.read(text);
  }

  /** A credential of the local encrypted file. */
  record Local(String text, String name) implements SourceName {
    @Override
    public <R> R fold(
        Function<Local, R> local,
        Function<File, R> file,
        Function<VaultKv, R> kv,
        Function<VaultPki, R> pki,
        Function<VaultDatabase, R> database) {
      return local.apply(this);
    }
  }

  /**
   * Files that something else keeps up to date.
   *
   * @param paths one file with a text; a folder with {@code tls.crt} and {@code tls.key}; or a
   *     certificate's file and its key's
   */
  record File(String text, List<Path> paths) implements SourceName {
    /** Copies. */
    public File {
      paths = List.copyOf(paths);
    }

    @Override
    public <R> R fold(
        Function<Local, R> local,
        Function<File, R> file,
        Function<VaultKv, R> kv,
        Function<VaultPki, R> pki,
        Function<VaultDatabase, R> database) {
      return file.apply(this);
    }
  }

  /**
   * Fields of a secret in the key/value engine, version 2.
   *
   * @param fields one for a text; a certificate's and its key's
   */
  record VaultKv(String text, String mount, String path, List<String> fields)
      implements SourceName {
    /** Copies. */
    public VaultKv {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R fold(
        Function<Local, R> local,
        Function<File, R> file,
        Function<VaultKv, R> kv,
        Function<VaultPki, R> pki,
        Function<VaultDatabase, R> database) {
      return kv.apply(this);
    }
  }

  /**
   * A certificate that the PKI engine issues.
   *
   * @param parameters of the issue request: {@code common_name}, {@code ttl}, {@code alt_names},
   *     {@code uri_sans}, {@code ip_sans}
   */
  record VaultPki(String text, String mount, String role, Map<String, String> parameters)
      implements SourceName {
    /** Copies. */
    public VaultPki {
      parameters = Map.copyOf(parameters);
    }

    @Override
    public <R> R fold(
        Function<Local, R> local,
        Function<File, R> file,
        Function<VaultKv, R> kv,
        Function<VaultPki, R> pki,
        Function<VaultDatabase, R> database) {
      return pki.apply(this);
    }
  }

  /** A login that the database engine makes. */
  record VaultDatabase(String text, String mount, String role) implements SourceName {
    @Override
    public <R> R fold(
        Function<Local, R> local,
        Function<File, R> file,
        Function<VaultKv, R> kv,
        Function<VaultPki, R> pki,
        Function<VaultDatabase, R> database) {
      return database.apply(this);
    }
  }
}
