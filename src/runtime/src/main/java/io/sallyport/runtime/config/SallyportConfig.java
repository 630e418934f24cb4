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

  /** The key that wraps the data keys, when it is a local file. */
  @WithName("master-key")
  MasterKey masterKey();

  /** The local encrypted credentials. */
  CredentialFile credentials();

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

  /** A local key. */
  interface MasterKey {
    /** The file, readable by its owner alone; made by {@code sallyport credentials create-key}. */
    Path file();
  }

  /** Local credentials. */
  interface CredentialFile {
    /** The file that {@code sallyport credentials seal} writes. */
    Optional<Path> file();
  }

  /** One connector. */
  interface Connector {
    /** Where its endpoints are, by name, when not where the manifest says. */
    Map<String, URI> endpoints();

    /** The authorities that the gateway's certificate is checked with, PEM; default the JDK's. */
    Optional<Path> trust();

    /** Where each credential role's value comes from: {@code local:NAME}. */
    Map<String, String> credentials();

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
