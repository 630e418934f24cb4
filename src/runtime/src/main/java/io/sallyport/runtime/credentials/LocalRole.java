package io.sallyport.runtime.credentials;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.LocalCredentialFile.Opened;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.file.ContentDigest;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.secret.SecretAccess;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one role last got from the local file. Used by one thread at a time. */
final class LocalRole {
  private final String name;
  private final LocalSources.Kind needed;
  private @Nullable Seen seen;

  LocalRole(String name, LocalSources.Kind needed) {
    this.name = name;
    this.needed = needed;
  }

  /** A value, and the sealing in which it first came. */
  private record Seen(ContentDigest digest, String version, Instant modified) {}

  /** Whether the caller has what was last taken. */
  boolean isAt(Optional<String> known) {
    Seen last = seen;
    return last != null && known.equals(Optional.of(last.version()));
  }

  /**
   * The role's own copy of its value.
   *
   * @return empty when the caller has it
   */
  Optional<Fetched> take(Opened opened, Instant modified, Optional<String> known) {
    Credential value = value(opened);
    ContentDigest digest = digest(value);
    Seen last = seen;
    Seen present =
        last != null && last.digest().equals(digest)
            ? last
            : new Seen(digest, opened.sealing(), modified);
    seen = present;
    return isAt(known)
        ? Optional.empty()
        : Optional.of(Fetched.unleased(copy(value), present.version(), present.modified()));
  }

  private Credential value(Opened opened) {
    SourceException unusable = opened.read().unusable().get(name);
    if (unusable != null) {
      throw unusable;
    }
    Credential value = opened.read().credentials().get(name);
    if (value == null) {
      throw new SourceException(
          Reason.NOT_FOUND, "the credentials file holds no credential " + name);
    }
    if (LocalSources.kind(value) != needed) {
      throw new SourceException(
          Reason.UNUSABLE, "credential " + name + " is of another kind than its role needs");
    }
    return value;
  }

  /** A certificate stands for its key: the two were found to belong together. */
  private static ContentDigest digest(Credential value) {
    List<byte[]> parts = new ArrayList<>();
    try {
      if (value instanceof Credential.Text text) {
        parts.add(text.secret().reveal(SecretAccess.CREDENTIALS));
      } else if (value instanceof ClientCertificate certificate) {
        for (X509Certificate each : certificate.chain()) {
          parts.add(each.getEncoded());
        }
      }
      return ContentDigest.of(parts);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read does not encode", e);
    } finally {
      parts.forEach(part -> Arrays.fill(part, (byte) 0));
    }
  }

  private static Credential copy(Credential value) {
    return value instanceof Credential.Text text
        ? new Credential.Text(Secret.taking(text.secret().reveal(SecretAccess.CREDENTIALS)))
        : value;
  }
}
