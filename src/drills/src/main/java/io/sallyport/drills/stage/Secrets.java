package io.sallyport.drills.stage;

/**
 * What must not be found anywhere on a stage but where it belongs. It never prints itself.
 *
 * @param apiKey the gateway's API key
 * @param clientKeyPem the runtime's private key for the gateway
 */
public record Secrets(String apiKey, String clientKeyPem) {
  @Override
  public String toString() {
    return "Secrets";
  }
}
