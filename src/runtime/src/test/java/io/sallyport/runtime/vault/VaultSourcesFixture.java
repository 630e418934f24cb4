package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ManualTime;
import io.sallyport.engine.port.Timer;
import io.sallyport.runtime.credentials.Credential.Text;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.secret.SecretAccess;
import io.sallyport.runtime.vault.server.AppRole;
import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.TokenTerms;
import io.sallyport.runtime.vault.server.TokenType;
import io.sallyport.runtime.vault.server.VaultAdmin;
import io.sallyport.runtime.vault.server.VaultServer;
import io.sallyport.spi.manifest.CredentialRole;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Vault for a class of tests, and sources of ours for each test. Our clock stands at the real
 * time until a test moves it, so that renewals come when the test says so.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class VaultSourcesFixture {
  static final Duration DAY = Duration.ofDays(1);

  private static final String POLICY =
      """
      path "kv/data/*" { capabilities = ["read"] }
      path "pki/issue/*" { capabilities = ["update"] }
      path "transit/encrypt/sallyport" { capabilities = ["update"] }
      path "transit/decrypt/sallyport" { capabilities = ["update"] }
      path "pki-lent/issue/*" { capabilities = ["update"] }
      path "database/creds/*" { capabilities = ["read"] }
      path "database-two/creds/*" { capabilities = ["read"] }
      path "sys/leases/renew" { capabilities = ["update"] }
      path "sys/leases/revoke" { capabilities = ["update"] }
      """;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  @TempDir @Nullable Path folder;
  ManualTime time = new ManualTime();
  RecordedVaultEvents events = new RecordedVaultEvents();
  private final AtomicInteger names = new AtomicInteger();
  private final List<VaultSources> opened = new ArrayList<>();
  private @Nullable Vertx vertx;
  private @Nullable VaultServer server;

  /** Starts one; may leave the tests out. */
  abstract VaultServer start();

  /** A database that this Vault reaches. */
  abstract DatabaseAccess database();

  /** Whether that database lets a login in. */
  abstract boolean letsIn(String userName, String password);

  /** A number that falls by one with each token that is given back. */
  abstract int tokens();

  @BeforeAll
  void startServer() {
    server = start();
    admin().policy("sallyport", POLICY);
    admin().enableKv("kv");
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void begin() {
    vertx = Vertx.vertx();
    events = new RecordedVaultEvents();
    time = new ManualTime();
    time.advance(Duration.between(time.instant(), Instant.now()));
  }

  @AfterEach
  void end() {
    opened.forEach(one -> Failing.value(one.close()));
    opened.clear();
    Failing.value(vertx().close().toCompletionStage());
  }

  final VaultServer server() {
    return present(server);
  }

  final VaultAdmin admin() {
    return server().admin();
  }

  /** A name that nothing else has. */
  final String fresh(String prefix) {
    return prefix + "-" + names.incrementAndGet();
  }

  final Path file(String content) {
    Path file = present(folder).resolve(fresh("file"));
    try {
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A login by a role of its own. */
  final VaultLogin appRole(TokenTerms terms) {
    String mount = fresh("approle");
    AppRole role = admin().enableAppRole(mount, "sallyport", terms);
    return new VaultLogin.AppRole(mount, role.roleId(), file(role.secretId()));
  }

  final VaultLogin appRole() {
    return appRole(TokenTerms.of("sallyport"));
  }

  /** A token with our policy. */
  final String newToken() {
    return admin()
        .createToken(List.of("sallyport"), Duration.ofHours(1), DAY, true, TokenType.SERVICE);
  }

  final VaultSources sources(VaultLogin login) {
    return sources(login, time, time);
  }

  final VaultSources sources(VaultLogin login, Clock clock, Timer timer) {
    VaultSettings settings =
        new VaultSettings(
            server().address(),
            Optional.empty(),
            Optional.of(server().trust()),
            Duration.ofSeconds(10),
            login);
    VaultSources ours =
        VaultSources.prepare(
            vertx(),
            settings,
            VaultSources.DEFAULT_LOOK_EVERY,
            clock,
            timer,
            new Random(1),
            events);
    opened.add(ours);
    return ours;
  }

  /** Sources whose login works. */
  final VaultSources loggedIn(VaultLogin login) {
    VaultSources ours = sources(login);
    Failing.value(ours.logIn());
    assertTrue(ours.status().loggedIn());
    return ours;
  }

  static RoleSource kv(VaultSources ours, String place) {
    SourceName.VaultKv name = (SourceName.VaultKv) SourceName.parse(place).orElseThrow();
    return ours.kv(
        name,
        name.fields().size() == 1
            ? CredentialRole.Kind.SECRET_TEXT
            : CredentialRole.Kind.CLIENT_CERTIFICATE);
  }

  static RoleSource pki(VaultSources ours, String place) {
    return ours.pki((SourceName.VaultPki) SourceName.parse(place).orElseThrow());
  }

  static RoleSource database(VaultSources ours, String place) {
    return ours.database((SourceName.VaultDatabase) SourceName.parse(place).orElseThrow());
  }

  static Fetched fetched(RoleSource source, String... known) {
    return Failing.value(source.fetch(List.of(known).stream().findFirst())).orElseThrow();
  }

  /** The value once the server is up again. */
  static Fetched eventually(RoleSource source) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (System.nanoTime() < end) {
      try {
        return source
            .fetch(Optional.empty())
            .toCompletableFuture()
            .get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
            .orElseThrow();
      } catch (ExecutionException notYet) {
        Thread.onSpinWait();
      } catch (InterruptedException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("it did not come back");
  }

  static String text(Fetched fetched) {
    return text(assertInstanceOf(Text.class, fetched.value()).secret());
  }

  static String text(Secret secret) {
    return new String(secret.reveal(SecretAccess.VAULT), StandardCharsets.UTF_8);
  }

  final Vertx vertx() {
    return present(vertx);
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("not started");
    }
    return value;
  }
}
