package io.sallyport.spi.signing;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.MacAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the engine verifies a webhook. It accepts when one of the presented signatures equals the
 * code that it computes itself with one of the role's valid secrets, compared in constant time, and
 * the time is inside the window; everything else is refused.
 *
 * @param role the credential role that holds the secret
 * @param keyEncoding how the stored secret is turned into key bytes
 * @param presented the signatures that came with the webhook, at most 8
 * @param signedAt the time that the provider signed, when it signs one; required unless the
 *     provider has none
 * @param tolerance how far {@code signedAt} may be from now, into the past and into the future
 */
public record VerificationPlan(
    MacAlgorithm algorithm,
    String role,
    KeyEncoding keyEncoding,
    List<SignedPart> parts,
    SignatureEncoding encoding,
    List<String> presented,
    Optional<Instant> signedAt,
    Duration tolerance) {
  /** The most signatures that are compared. */
  public static final int MAX_PRESENTED = 8;

  /** Copies the lists and checks bounds. */
  public VerificationPlan {
    requireNonNull(algorithm, "algorithm");
    requireNonNull(role, "role");
    requireNonNull(keyEncoding, "keyEncoding");
    requireNonNull(encoding, "encoding");
    requireNonNull(signedAt, "signedAt");
    parts = List.copyOf(parts);
    presented = List.copyOf(presented);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a signature must cover something");
    }
    if (presented.size() > MAX_PRESENTED) {
      throw new IllegalArgumentException("at most 8 signatures are compared");
    }
    if (tolerance.isNegative() || tolerance.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("tolerance must be from 0 to 1 hour");
    }
  }

  /** How a stored secret is turned into key bytes. */
  public enum KeyEncoding {
    /** Its characters in UTF-8. */
    UTF_8,
    /** Hexadecimal digits. */
    HEX,
    /** RFC 4648 section 4. */
    BASE64
  }
}
