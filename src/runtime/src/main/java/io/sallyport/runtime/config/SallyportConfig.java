package io.sallyport.runtime.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything under {@code sallyport.*}. */
@ConfigMapping(prefix = "sallyport")
public interface SallyportConfig {
  /** The port that applications call. */
  Listener data();

  /** The port that operators and probes call. */
  Listener management();

  /** The applications that may call, by our name of them. */
  Map<String, Client> clients();

  /** The operators who may call the management port, by our name of them. */
  Map<String, Operator> operators();

  /** The embedded store. */
  Store store();

  /** The key that wraps the data keys: a local file, or a key that never leaves Vault. */
  @WithName("master-key")
  MasterKey masterKey();

  /** Where credentials come from, and how old they may get. */
  Credentials credentials();

  /** HashiCorp Vault, where anything comes from it. */
  Optional<Vault> vault();

  /** The connectors' settings, by connector id. */
  Map<String, Connector> connectors();

  /** Which connector takes a payment. */
  Route route();

  /** Time for one payment call, all steps and repeats of it. */
  @WithName("payment-timeout")
  @WithDefault("20s")
  Duration paymentTimeout();

  /** How long an answer is kept for its Idempotency-Key. */
  @WithName("idempotency-retention")
  @WithDefault("24h")
  Duration idempotencyRetention();

  /** How long it is tried to find out what became of an operation. */
  @WithName("recovery-deadline")
  @WithDefault("24h")
  Duration recoveryDeadline();

  /** A TLS port. */
  interface Listener {
    /** The address to listen on. */
    @WithDefault("localhost")
    String host();

    /** The port; 0 takes any that is free. */
    int port();

    /** Our certificate chain, PEM. */
    Path certificate();

    /** Its private key, PEM (PKCS #8). */
    @WithName("private-key")
    Path privateKey();

    /** The authorities whose client certificates are trusted, PEM. */
    @WithName("client-trust")
    Path clientTrust();
  }

  /** An application. */
  interface Client {
    /** Names in its certificate, any of them: {@code uri:…} or {@code dns:…}. */
    List<String> san();

    /** The merchant of its payments when a payment names none. */
    Optional<String> merchant();
  }

  /** An operator. */
  interface Operator {
    /** Names in the certificate, any of them: {@code uri:…}, {@code dns:…} or {@code email:…}. */
    List<String> san();
  }

  /** The embedded store. */
  interface Store {
    /** The folder of the database; made when it is not there. */
    @WithDefault("data")
    Path directory();
  }

  /** The master key: exactly one of the two. */
  interface MasterKey {
    /** The file, readable by its owner alone; made by {@code sallyport credentials create-key}. */
    Optional<Path> file();

    /** A key of Vault's transit engine, {@code MOUNT/KEY}. */
    Optional<String> transit();
  }

  /** What all credentials have in common. */
  interface Credentials {
    /** The local file that {@code sallyport credentials seal} writes. */
    Optional<Path> file();

    /** How often a value is looked for at a source that does not say when it changes. */
    @WithName("look-every")
    @WithDefault("60s")
    Duration lookEvery();

    /** How old a credential may get; there is an alert at 75 % of it (PCI DSS 8.6.3). */
    @WithName("maximum-age")
    @WithDefault("90d")
    Duration maximumAge();

    /** How long before the end of a certificate or lease there is an alert. */
    @WithName("expiry-horizon")
    @WithDefault("7d")
    Duration expiryHorizon();
  }

  /** A Vault. No setting is a secret: what proves who we are stands in files. */
  interface Vault {
    /** {@code https://host[:port]}. */
    URI address();

    /** The namespace, where the edition has them. */
    Optional<String> namespace();

    /** The authorities that Vault's certificate is checked with, PEM; default the JDK's. */
    Optional<Path> trust();

    /** Time for one request; default 5 s. A default here would make every installation have one. */
    Optional<Duration> timeout();

    /** How we log in. */
    Authentication authentication();

    /** Where the authentication method is mounted; default its usual place. */
    Optional<String> mount();

    /** The role, for {@code kubernetes}, {@code jwt} and, if wanted, {@code certificate}. */
    Optional<String> role();

    /** The JSON web token's file, for {@code kubernetes} and {@code jwt}. */
    @WithName("jwt-file")
    Optional<Path> jwtFile();

    /** The role id, for {@code approle}; no secret. */
    @WithName("role-id")
    Optional<String> roleId();

    /** The secret id's file, for {@code approle}. */
    @WithName("secret-id-file")
    Optional<Path> secretIdFile();

    /** The client certificate, PEM, for {@code certificate}. */
    Optional<Path> certificate();

    /** Its private key, PEM (PKCS #8), for {@code certificate}. */
    @WithName("private-key")
    Optional<Path> privateKey();

    /** The file of a token that something else keeps valid, for {@code token-file}. */
    @WithName("token-file")
    Optional<Path> tokenFile();
  }

  /** The ways to log in to Vault. */
  enum Authentication {
    /** A pod's service account. */
    KUBERNETES,
    /** A role id, and a secret id in a file. */
    APPROLE,
    /** A JSON web token in a file. */
    JWT,
    /** A client certificate. */
    CERTIFICATE,
    /** A token in a file, as Vault Agent writes it. */
    TOKEN_FILE
  }

  /** One connector. */
  interface Connector {
    /** Where its endpoints are, by name, when not where the manifest says. */
    Map<String, URI> endpoints();

    /** The authorities that the gateway's certificate is checked with, PEM; default the JDK's. */
    Optional<Path> trust();

    /** Where each credential role's value comes from: {@code vault-kv:MOUNT/PATH#FIELD}, … */
    Map<String, String> credentials();

    /** How old a role's credential may get, where it is not the common maximum. */
    @WithName("maximum-age")
    Map<String, Duration> maximumAge();

    /** Time for one request to the gateway. */
    @WithDefault("10s")
    Duration timeout();

    /** Requests that may be in flight at the same time. */
    @WithName("max-in-flight")
    @WithDefault("256")
    int maxInFlight();

    /** Connections that are kept. */
    @WithName("max-connections")
    @WithDefault("64")
    int maxConnections();
  }

  /** Routing. */
  interface Route {
    /** The connector of payments that name none. */
    @WithName("default-connector")
    Optional<String> defaultConnector();
  }
}
