package io.sallyport.drills.stage;

import io.sallyport.sandbox.authority.Issued;

/**
 * What the runtime shall have for the gateway. It never prints itself.
 *
 * @param clientCertificate where the source does not make certificates itself
 */
record Values(String apiKey, Issued clientCertificate) {
  @Override
  public String toString() {
    return "Values";
  }
}
