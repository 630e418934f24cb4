package io.sallyport.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.AuditLog;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.runtime.config.SallyportConfig;
import io.sallyport.runtime.credentials.LocalSources;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.RoleSourcesCheck;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.credentials.file.FileSource;
import io.sallyport.runtime.egress.VertxTransport;
import io.sallyport.runtime.rotation.RoleSettings;
import io.sallyport.runtime.rotation.RotatingCredentials;
import io.sallyport.runtime.rotation.RotationPorts;
import io.sallyport.runtime.rotation.RotationSettings;
import io.sallyport.runtime.tokens.LocalMasterKey;
import io.sallyport.runtime.tokens.MasterKey;
import io.sallyport.runtime.vault.VaultSources;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.Manifest;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Puts together where credentials come from, and what rotates them. */
final class CredentialAssembly implements AutoCloseable {
  private static final Duration FILES_EVERY = Duration.ofSeconds(2);
  private static final Duration SHORTEST_LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST_LOOK = Duration.ofHours(1);

  private final SallyportConfig config;
  private final Vertx vertx;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Optional<LocalMasterKey> localKey;
  private final Optional<VaultSources> vault;

  /**
   * Reads the local key; connects to nothing yet.
   *
   * @throws ConfigurationException that names what is wrong
   */
  CredentialAssembly(SallyportConfig config, Vertx vertx, MeterRegistry meters, Clock clock) {
    this.config = config;
    this.vertx = vertx;
    this.meters = meters;
    this.clock = clock;
    requireOneMasterKey();
    localKey = config.masterKey().file().map(LocalMasterKey::read);
    vault = config.vault().map(this::vault);
  }

  /** The key that wraps the store's data keys. */
  MasterKey masterKey() {
    return config
        .masterKey()
        .transit()
        .map(this::transit)
        .orElseGet(() -> localKey.orElseThrow(IllegalStateException::new));
  }

  /** How we stand with Vault, where there is one. */
  Optional<VaultSources> vault() {
    return vault;
  }

  /** What rotates the connectors' credentials; asks nobody yet. */
  RotatingCredentials rotation(
      Collection<ConnectorCatalog.Loaded> connectors,
      RotationMeters events,
      Supplier<VertxTransport> transport,
      AuditLog audit,
      Alerts alerts) {
    Optional<LocalSources> local = config.credentials().file().map(this::local);
    RoleSourcesCheck check =
        new RoleSourcesCheck(local.map(LocalSources::kinds), vault.isPresent());
    Map<String, List<RoleSettings>> roles = new HashMap<>();
    for (ConnectorCatalog.Loaded connector : connectors) {
      roles.put(connector.id(), roles(connector.manifest(), check, local));
    }
    RotationPorts ports =
        new RotationPorts(
            transport::get,
            transport::get,
            events,
            audit,
            alerts,
            new VertxTimer(vertx),
            clock,
            new SecureRandom());
    return new RotatingCredentials(roles, settings(), ports);
  }

  /** Gives our token back to Vault. Blocks for as long as one request to it may take. */
  @Override
  public void close() {
    vault.ifPresent(
        opened -> {
          long millis = config.vault().map(VaultConfiguration::timeout).orElseThrow().toMillis();
          try {
            opened.close().toCompletableFuture().get(millis + 1000, TimeUnit.MILLISECONDS);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          } catch (ExecutionException | TimeoutException unclean) {
            throw new IllegalStateException("the token could not be given back to Vault", unclean);
          }
        });
  }

  private List<RoleSettings> roles(
      Manifest manifest, RoleSourcesCheck check, Optional<LocalSources> local) {
    SallyportConfig.Connector settings = connector(manifest.id());
    List<RoleSettings> roles = new ArrayList<>();
    check
        .check(manifest, settings.credentials())
        .forEach(
            (role, name) -> {
              CredentialRole declared =
                  Optional.ofNullable(manifest.credentialRoles().get(role)).orElseThrow();
              Duration age =
                  settings.maximumAge().getOrDefault(role, config.credentials().maximumAge());
              roles.add(
                  new RoleSettings(role, declared.kind(), source(declared, name, local), age));
            });
    return roles;
  }

  private RoleSource source(CredentialRole role, SourceName name, Optional<LocalSources> local) {
    boolean certificate = role.kind() == CredentialRole.Kind.CLIENT_CERTIFICATE;
    Executor files = new VertxWorkers(vertx);
    return name.fold(
        stored -> local.orElseThrow().source(stored, role.kind()),
        file ->
            certificate
                ? FileSource.certificate(file, clock, files, FILES_EVERY)
                : FileSource.text(file, clock, files, FILES_EVERY),
        kv -> vault.orElseThrow().kv(kv, role.kind()),
        pki -> vault.orElseThrow().pki(pki),
        database -> vault.orElseThrow().database(database));
  }

  private SallyportConfig.Connector connector(String id) {
    return Optional.ofNullable(config.connectors().get(id)).orElseThrow();
  }

  private LocalSources local(Path file) {
    LocalMasterKey key =
        localKey.orElseThrow(
            () ->
                new ConfigurationException(
                    "sallyport.credentials.file needs sallyport.master-key.file, which it was"
                        + " encrypted with"));
    return new LocalSources(file, key, clock, new VertxWorkers(vertx), FILES_EVERY);
  }

  private VaultSources vault(SallyportConfig.Vault settings) {
    return VaultSources.prepare(
        vertx,
        VaultConfiguration.settings(settings),
        lookEvery(),
        clock,
        new VertxTimer(vertx),
        new SecureRandom(),
        new VaultMeters(meters));
  }

  private MasterKey transit(String name) {
    VaultSources opened =
        vault.orElseThrow(
            () ->
                new ConfigurationException(
                    "sallyport.master-key.transit needs a Vault (sallyport.vault.*)"));
    int end = name.lastIndexOf('/');
    if (end < 1 || end == name.length() - 1) {
      throw new ConfigurationException("sallyport.master-key.transit must be MOUNT/KEY");
    }
    return opened.transit(name.substring(0, end), name.substring(end + 1));
  }

  private void requireOneMasterKey() {
    if (config.masterKey().file().isPresent() == config.masterKey().transit().isPresent()) {
      throw new ConfigurationException(
          "exactly one of sallyport.master-key.file and sallyport.master-key.transit is required");
    }
  }

  private Duration lookEvery() {
    Duration every = config.credentials().lookEvery();
    if (every.compareTo(SHORTEST_LOOK) < 0 || every.compareTo(LONGEST_LOOK) > 0) {
      throw new ConfigurationException(
          "sallyport.credentials.look-every must be from 1 second to 1 hour");
    }
    return every;
  }

  private RotationSettings settings() {
    RotationSettings usual = RotationSettings.defaults();
    try {
      return new RotationSettings(
          config.credentials().maximumAge(),
          config.credentials().expiryHorizon(),
          usual.trialRequests(),
          usual.trialTime(),
          usual.shortestBetweenRefreshes(),
          usual.firstBackoff(),
          usual.longestBackoff(),
          usual.longestRefreshWait(),
          usual.longestStart());
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException("sallyport.credentials: " + wrong.getMessage());
    }
  }
}
