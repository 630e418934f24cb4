package io.sallyport.runtime.door;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where a door's parts come from, all in PEM.
 *
 * @param certificate our chain, own certificate first
 * @param privateKey its key
 * @param clientTrust the authorities whose client certificates are trusted
 */
public record DoorFiles(Path certificate, Path privateKey, Path clientTrust) {
  /** All are required. */
  public DoorFiles {
    requireNonNull(certificate, "certificate");
    requireNonNull(privateKey, "privateKey");
    requireNonNull(clientTrust, "clientTrust");
  }
}
