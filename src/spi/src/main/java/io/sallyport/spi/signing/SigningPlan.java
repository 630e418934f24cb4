package io.sallyport.spi.signing;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.wire.MacAlgorithm;
import java.util.List;

/**
 * How the engine signs a request: it computes the code over {@code parts} and adds the header.
 *
 * @param role the credential role that holds the secret
 * @param header the header that carries the signature
 * @param headerPrefix what stands before the signature in the header
 */
public record SigningPlan(
    MacAlgorithm algorithm,
    String role,
    List<SignedPart> parts,
    SignatureEncoding encoding,
    String header,
    String headerPrefix) {
  /** Copies the parts. */
  public SigningPlan {
    requireNonNull(algorithm, "algorithm");
    requireNonNull(role, "role");
    requireNonNull(encoding, "encoding");
    requireNonNull(header, "header");
    requireNonNull(headerPrefix, "headerPrefix");
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a signature must cover something");
    }
  }
}
