package io.sallyport.drills.stage;

import io.sallyport.sandbox.SandboxOptions;
import io.sallyport.sandbox.authority.Issued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The credentials for the gateway on a stage: what the gateway accepts, and what the runtime is
 * offered. It never prints them. Its methods block; safe for use by several threads.
 */
public final class Credentials {
  /** The role of the API key, as the connector declares it. */
  public static final String API_KEY = "api-key";

  /** The role of the client certificate, as the connector declares it. */
  public static final String CLIENT_CERTIFICATE = "client-certificate";

  private final Source source;
  private final Certificates certificates;
  private final GatewayControl gateway;
  private final List<Values> offered = new ArrayList<>();
  private String accepted;

  Credentials(Source source, Certificates certificates, GatewayControl gateway) {
    this.source = source;
    this.certificates = certificates;
    this.gateway = gateway;
    this.accepted = SandboxOptions.freshApiKey();
    offered.add(new Values(accepted, certificates.gatewayClient()));
  }

  /** The latest key that the runtime was offered. */
  public synchronized String apiKey() {
    return present().apiKey();
  }

  /** A new key that the gateway accepts beside the one that it accepts always. */
  public synchronized String issueApiKey() {
    String fresh = SandboxOptions.freshApiKey();
    gateway.acceptKeys(accepted, fresh);
    return fresh;
  }

  /** Puts a key to where the runtime takes it from, whether the gateway accepts it or not. */
  public synchronized void offer(String apiKey) {
    offer(new Values(apiKey, present().clientCertificate()));
  }

  /** From now on the gateway accepts this key only. */
  public synchronized void acceptOnly(String apiKey) {
    gateway.acceptKeys(apiKey);
    accepted = apiKey;
  }

  /**
   * Puts a new client certificate to where the runtime takes it from. Where Vault issues it, there
   * is nothing to put: it is made when the runtime asks.
   */
  public synchronized void offerNewCertificate() {
    offer(new Values(apiKey(), certificates.newGatewayClient()));
  }

  /** What must not be found, by name. */
  public synchronized Secrets secrets() {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> keys = new LinkedHashMap<>();
    for (Values values : offered) {
      texts.putIfAbsent(values.apiKey(), "API key " + (texts.size() + 1));
      Issued certificate = values.clientCertificate();
      keys.putIfAbsent(certificate.privateKeyPem(), "client private key " + (keys.size() + 1));
    }
    source.secrets().forEach((name, value) -> texts.put(value, name));
    return new Secrets(inverted(texts), inverted(keys));
  }

  /** Offers what was made first. */
  synchronized void fill() {
    source.put(present());
  }

  private void offer(Values values) {
    source.put(values);
    offered.add(values);
  }

  private Values present() {
    return offered.get(offered.size() - 1);
  }

  private static Map<String, String> inverted(Map<String, String> names) {
    Map<String, String> values = new LinkedHashMap<>();
    names.forEach((value, name) -> values.put(name, value));
    return values;
  }
}
