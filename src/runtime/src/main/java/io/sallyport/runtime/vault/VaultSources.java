package io.sallyport.runtime.vault;

import io.sallyport.engine.port.Timer;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.tokens.MasterKey;
import io.sallyport.spi.manifest.CredentialRole;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * One Vault, and the sources that ask it under one token of ours. Logs in when it is first needed.
 * Safe for use by several threads.
 */
public final class VaultSources {
  /** How often a key/value secret is looked at without a reason. */
  public static final Duration DEFAULT_LOOK_EVERY = Duration.ofSeconds(60);

  private final VaultSettings settings;
  private final Clock clock;
  private final VaultHttp http;
  private final TokenKeeper keeper;
  private final VaultSession session;
  private final Duration lookEvery;

  private VaultSources(
      VaultSettings settings,
      Clock clock,
      VaultHttp http,
      TokenKeeper keeper,
      VaultSession session,
      Duration lookEvery) {
    this.settings = settings;
    this.clock = clock;
    this.http = http;
    this.keeper = keeper;
    this.session = session;
    this.lookEvery = lookEvery;
  }

  /**
   * Prepares; connects to nothing and reads no file yet. Not to be called on a worker thread of
   * Vert.x.
   *
   * @param lookEvery how often a key/value secret is to be looked at without a reason
   * @param clock for ends and dates
   * @param timer for renewals
   * @param random for their jitter
   */
  public static VaultSources prepare(
      Vertx vertx,
      VaultSettings settings,
      Duration lookEvery,
      Clock clock,
      Timer timer,
      RandomGenerator random,
      VaultEvents events) {
    VaultHttp http = new VaultHttp(vertx, settings, events);
    Pace pace = new Pace(timer, random);
    TokenCalls calls = new TokenCalls(http, pace, settings.timeout().multipliedBy(2));
    FileLogins logins = new FileLogins(vertx, settings, http, clock);
    TokenKeeper keeper = new TokenKeeper(logins, calls, clock, pace, events);
    return new VaultSources(
        settings, clock, http, keeper, new VaultSession(http, keeper, clock), lookEvery);
  }

  /**
   * Logs in, unless we are.
   *
   * @return exceptionally {@link io.sallyport.runtime.credentials.SourceException}; it is tried
   *     again by itself
   */
  public CompletionStage<Void> logIn() {
    return Answers.ofSource(keeper.current().thenAccept(token -> {}));
  }

  /** How we stand with Vault. */
  public VaultStatus status() {
    return keeper.status();
  }

  /**
   * Fields of a key/value secret.
   *
   * @throws IllegalArgumentException when the place can not be one, or does not fit the kind: two
   *     fields for a certificate and its key, one for everything else
   */
  public RoleSource kv(SourceName.VaultKv name, CredentialRole.Kind kind) {
    VaultNames.path("the mount", name.mount());
    VaultNames.path("the path", name.path());
    boolean certificate = kind == CredentialRole.Kind.CLIENT_CERTIFICATE;
    if (name.fields().size() != (certificate ? 2 : 1)) {
      throw new IllegalArgumentException(
          certificate
              ? "a client certificate needs two fields: #CERTIFICATE_FIELD,KEY_FIELD"
              : "a text needs one field: #FIELD");
    }
    return new KvSource(session, name, lookEvery, clock);
  }

  /**
   * A certificate that is issued for us.
   *
   * @throws IllegalArgumentException when the place can not be one
   */
  public RoleSource pki(SourceName.VaultPki name) {
    VaultNames.path("the mount", name.mount());
    VaultNames.path("the role", name.role());
    return new PkiSource(session, name, clock);
  }

  /**
   * A login that is made for us.
   *
   * @throws IllegalArgumentException when the place can not be one
   */
  public RoleSource database(SourceName.VaultDatabase name) {
    VaultNames.path("the mount", name.mount());
    VaultNames.path("the role", name.role());
    return new DatabaseSource(session, name);
  }

  /**
   * A master key that stays in Vault. Its calls block, and fail with {@link IllegalStateException}
   * on an event loop.
   *
   * @throws IllegalArgumentException when the names can not be a mount and a key
   */
  public MasterKey transit(String mount, String key) {
    return new TransitMasterKey(session, mount, key, settings.timeout());
  }

  /**
   * Gives our token back, unless it is from a file, and closes the connections. What was lent to
   * the token ends with it. Completes normally within the timeout.
   */
  public CompletionStage<Void> close() {
    return keeper.close().whenComplete((done, failure) -> http.close());
  }
}
