package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Credential.Login;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.tokens.MasterKey;
import io.sallyport.runtime.tokens.MasterKeyException;
import io.sallyport.runtime.vault.server.ClusterDouble;
import io.sallyport.runtime.vault.server.JwtIssuer;
import io.sallyport.runtime.vault.server.TokenTerms;
import io.sallyport.runtime.vault.server.TokenType;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What every Vault has to do for us, and we with it. */
abstract class VaultSourcesContract extends VaultSourcesFixture {
  @Test
  void weLogInByAppRole() {
    VaultSources ours = loggedIn(appRole());

    assertEquals(
        new VaultStatus(true, Optional.of(time.instant().plusSeconds(3600)), Optional.empty()),
        ours.status());
  }

  @Test
  void weLogInByJwt() {
    JwtIssuer issuer = new JwtIssuer(Clock.systemUTC());
    String mount = fresh("jwt");
    admin().enableJwt(mount, "sallyport", issuer, TokenTerms.of("sallyport"));
    Path token = file(issuer.issue("sallyport", Duration.ofMinutes(5)) + "\n");

    loggedIn(new VaultLogin.Jwt(mount, "sallyport", token));
  }

  @Test
  void weLogInByCertificateAndStayLoggedIn() {
    CertificateAuthority authority = CertificateAuthority.create("clients", Clock.systemUTC());
    String mount = fresh("cert");
    admin().enableCert(mount, "sallyport", authority.certificatePem(), TokenTerms.of("sallyport"));
    Issued own = authority.issueClient("sallyport", List.of(), List.of("sallyport"), DAY);
    Path certificate = file(own.certificateChainPem());
    Path key = file(own.privateKeyPem());

    loggedIn(new VaultLogin.Certificate(mount, Optional.of("sallyport"), certificate, key));
    VaultSources ours =
        loggedIn(new VaultLogin.Certificate(mount, Optional.empty(), certificate, key));
    time.advance(Duration.ofMinutes(45));
    events.await(2, "renewed");

    assertEquals(Optional.empty(), ours.status().lastFailure());
  }

  @Test
  void aCertificateOfAnotherAuthorityIsDenied() {
    String mount = fresh("cert");
    String trusted = CertificateAuthority.create("clients", Clock.systemUTC()).certificatePem();
    admin().enableCert(mount, "sallyport", trusted, TokenTerms.of("sallyport"));
    Issued own =
        CertificateAuthority.create("others", Clock.systemUTC())
            .issueClient("sallyport", List.of(), List.of("sallyport"), DAY);
    VaultLogin login =
        new VaultLogin.Certificate(
            mount,
            Optional.of("sallyport"),
            file(own.certificateChainPem()),
            file(own.privateKeyPem()));

    assertEquals(Reason.DENIED, Failing.source(sources(login).logIn()).reason());
  }

  @Test
  void weLogInByKubernetes() {
    try (ClusterDouble cluster = new ClusterDouble(Clock.systemUTC())) {
      String mount = fresh("kubernetes");
      admin()
          .enableKubernetes(
              mount, "sallyport", cluster, "payments", "sallyport", TokenTerms.of("sallyport"));
      Path token = file(cluster.serviceAccountToken("payments", "sallyport"));

      loggedIn(new VaultLogin.Kubernetes(mount, "sallyport", token));
    }
  }

  @Test
  void aTokenFromAFileIsLeftAsItIsAtTheEnd() {
    String token = newToken();
    Failing.value(loggedIn(new VaultLogin.TokenFile(file(token))).close());

    loggedIn(new VaultLogin.TokenFile(file(token)));
  }

  @Test
  void theRootTokenHasNoEnd() {
    VaultSources ours = loggedIn(new VaultLogin.TokenFile(file(admin().rootToken())));

    assertEquals(Optional.empty(), ours.status().until());
  }

  @Test
  void aBatchTokenWorksUntilItsEnd() {
    String token =
        admin()
            .createToken(
                List.of("sallyport"), Duration.ofHours(1), Duration.ZERO, false, TokenType.BATCH);
    VaultSources ours = loggedIn(new VaultLogin.TokenFile(file(token)));

    Duration left = Duration.between(time.instant(), ours.status().until().orElseThrow());
    assertTrue(left.toMinutes() >= 55 && left.toMinutes() <= 60, "left: " + left);
  }

  @Test
  void aWrongSecretIsDenied() {
    VaultLogin.AppRole right = (VaultLogin.AppRole) appRole();
    VaultSources ours =
        sources(new VaultLogin.AppRole(right.mount(), right.roleId(), file("wrong")));

    assertEquals(Reason.DENIED, Failing.source(ours.logIn()).reason());
    assertFalse(ours.status().loggedIn());
    assertEquals(Reason.DENIED, ours.status().lastFailure().orElseThrow().reason());
    VaultSources withFile = sources(new VaultLogin.TokenFile(file("hvs.wrong")));
    assertEquals(Reason.DENIED, Failing.source(withFile.logIn()).reason());
  }

  @Test
  void aMountThatIsNotThereIsSaid() {
    VaultSources ours = sources(new VaultLogin.AppRole("none", "role", file("secret-id")));

    SourceException failure = Failing.source(ours.logIn());

    assertNotEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("auth/none/login"));
  }

  @Test
  void ourOwnTokenIsGivenBackAtTheEnd() {
    VaultSources ours = loggedIn(appRole());
    int before = tokens();

    Failing.value(ours.close());

    assertEquals(before - 1, tokens());
  }

  @Test
  void ourTokenIsProlonged() {
    VaultSources ours = loggedIn(appRole());
    Instant end = ours.status().until().orElseThrow();

    time.advance(Duration.ofMinutes(45));
    events.await(1, "renewed");

    assertTrue(ours.status().until().orElseThrow().isAfter(end));
    assertEquals(1, events.count("logged in"));
  }

  @Test
  void aSecretIsReadWithItsVersions() {
    admin().putKv("kv", "shop/gateway", Map.of("api_key", "first-é\"\\€😀"));
    RoleSource kv = kv(loggedIn(appRole()), "vault-kv:kv/shop/gateway#api_key");

    Fetched first = fetched(kv);
    assertEquals("first-é\"\\€😀", text(first));
    assertEquals("1", first.version());
    assertTrue(Duration.between(first.issuedAt(), Instant.now()).abs().toMinutes() < 5);
    assertEquals(Optional.empty(), Failing.value(kv.fetch(Optional.of("1"))));

    admin().putKv("kv", "shop/gateway", Map.of("api_key", "second"));
    Fetched second = fetched(kv, "1");
    assertEquals("second", text(second));
    assertEquals("2", second.version());
  }

  @Test
  void aSecretThatIsDeletedOrWasNeverThereIsNotFound() {
    RoleSource kv = kv(loggedIn(appRole()), "vault-kv:kv/deleted#api_key");
    assertEquals(Reason.NOT_FOUND, Failing.source(kv.fetch(Optional.empty())).reason());
    admin().putKv("kv", "deleted", Map.of("api_key", "one"));
    fetched(kv);

    admin().deleteKv("kv", "deleted");
    assertEquals(Reason.NOT_FOUND, Failing.source(kv.fetch(Optional.empty())).reason());

    admin().destroyKv("kv", "deleted");
    time.advance(Duration.ofSeconds(1));
    admin().putKv("kv", "deleted", Map.of("api_key", "two"));
    assertEquals("two", text(fetched(kv, "1")));
  }

  @Test
  void aCertificateInASecretIsReadWithItsKey() {
    Issued issued =
        CertificateAuthority.create("clients", Clock.systemUTC())
            .issueClient("client", List.of(), List.of("client"), DAY);
    admin()
        .putKv(
            "kv",
            "tls",
            Map.of("crt", issued.certificateChainPem(), "key", issued.privateKeyPem()));

    Fetched fetched = fetched(kv(loggedIn(appRole()), "vault-kv:kv/tls#crt,key"));

    ClientCertificate value = assertInstanceOf(ClientCertificate.class, fetched.value());
    assertEquals(issued.certificate(), value.chain().get(0));
  }

  @Test
  void whatThePolicyDoesNotAllowIsDenied() {
    admin().enableKv("other");
    RoleSource other = kv(loggedIn(appRole()), "vault-kv:other/a#api_key");

    assertEquals(Reason.DENIED, Failing.source(other.fetch(Optional.empty())).reason());
  }

  @Test
  void aTokenThatWasRevokedIsReplacedForAllRequestsAtOnce() throws IOException {
    admin().putKv("kv", "revoked", Map.of("api_key", "value"));
    String token = newToken();
    Path file = file(token);
    VaultSources ours = loggedIn(new VaultLogin.TokenFile(file));
    admin().revokeToken(token);
    Files.writeString(file, newToken());
    time.advance(Duration.ofMinutes(1));

    List<CompletionStage<Optional<Fetched>>> waiting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      waiting.add(kv(ours, "vault-kv:kv/revoked#api_key").fetch(Optional.empty()));
    }

    waiting.forEach(one -> assertEquals("value", text(Failing.value(one).orElseThrow())));
    assertEquals(2, events.count("logged in"));
  }

  @Test
  void aCertificateIsIssuedWithItsKey() {
    admin().enablePki("pki", "shop");
    VaultSources ours = loggedIn(appRole());
    RoleSource pki = pki(ours, "vault-pki:pki/shop?common_name=shop-1&ttl=2h&uri_sans=urn:shop:1");

    Fetched first = fetched(pki);
    Fetched second = fetched(pki, first.version());

    ClientCertificate value = assertInstanceOf(ClientCertificate.class, first.value());
    assertEquals(1, value.chain().size());
    assertEquals("CN=shop-1", value.chain().get(0).getSubjectX500Principal().getName());
    assertNotEquals(first.version(), second.version());
    Duration left = Duration.between(time.instant(), first.expiresAt().orElseThrow());
    assertTrue(left.toMinutes() >= 115 && left.toMinutes() <= 121, "left: " + left);
    assertEquals(Optional.empty(), first.lease());
  }

  @Test
  void aCertificateThatIsLentIsGivenBack() {
    admin().enablePki("pki-lent", "unused");
    admin().pkiRole("pki-lent", "lent", Duration.ofHours(1), Duration.ofHours(2), true);
    VaultSources ours = loggedIn(appRole());

    Lease lease =
        fetched(pki(ours, "vault-pki:pki-lent/lent?common_name=shop-2")).lease().orElseThrow();

    assertEquals(lease.expiresAt(), Failing.value(lease.renew()).expiresAt());
    Failing.value(lease.revoke());
    Failing.value(lease.revoke());
  }

  @Test
  void aDataKeyIsWrappedAndUnwrapped() {
    admin().enableTransit("transit", "sallyport");
    VaultSources ours = loggedIn(appRole());
    MasterKey master = ours.transit("transit", "sallyport");
    byte[] key = {0, 1, 2, 3, -1};

    byte[] wrapped = master.wrap(key, "tokens/1");

    assertArrayEquals(key, master.unwrap(wrapped, "tokens/1"));
    assertThrows(MasterKeyException.class, () -> master.unwrap(wrapped, "tokens/2"));
    admin().rotateTransit("transit", "sallyport");
    assertArrayEquals(key, master.unwrap(wrapped, "tokens/1"));
    assertThrows(
        MasterKeyException.class, () -> ours.transit("transit", "other").wrap(key, "tokens/1"));
  }

  @Test
  void aLoginIsMadeProlongedAndGivenBack() {
    admin().enableDatabase("database", "app", database(), Duration.ofMinutes(10), DAY);
    RoleSource source = database(loggedIn(appRole()), "vault-database:database/app");

    Fetched fetched = fetched(source);
    Login login = assertInstanceOf(Login.class, fetched.value());
    assertTrue(letsIn(login.userName(), text(login.password())));
    assertEquals(Optional.of(time.instant().plusSeconds(600)), fetched.expiresAt());
    Lease lease = fetched.lease().orElseThrow();
    assertTrue(lease.isRenewable());

    time.advance(Duration.ofMinutes(5));
    Lease renewed = Failing.value(lease.renew());
    assertTrue(renewed.expiresAt().isAfter(lease.expiresAt()));

    Failing.value(renewed.revoke());
    awaitRefused(login);
    Failing.value(renewed.revoke());
    assertEquals(Reason.NOT_FOUND, Failing.source(renewed.renew()).reason());
  }

  @Test
  void whatWasLentEndsWithOurTokenAtTheEnd() {
    admin().enableDatabase("database-two", "app", database(), Duration.ofMinutes(10), DAY);
    VaultSources ours = loggedIn(appRole());
    Fetched fetched = fetched(database(ours, "vault-database:database-two/app"));

    Failing.value(ours.close());

    awaitRefused(assertInstanceOf(Login.class, fetched.value()));
  }

  @Test
  void aVaultThatIsSealedOrGoneComesBackByItself() {
    admin().putKv("kv", "outage", Map.of("api_key", "value"));
    VaultSources ours = loggedIn(appRole());
    RoleSource kv = kv(ours, "vault-kv:kv/outage#api_key");
    assertEquals("value", text(fetched(kv)));

    admin().seal();
    assertEquals(Reason.UNAVAILABLE, Failing.source(kv.fetch(Optional.empty())).reason());
    admin().unseal();
    assertEquals("value", text(eventually(kv)));

    server().stop();
    assertEquals(Reason.UNAVAILABLE, Failing.source(kv.fetch(Optional.empty())).reason());
    assertTrue(ours.status().loggedIn());
    server().restart();
    assertEquals("value", text(eventually(kv)));
    assertEquals(1, events.count("logged in"));
  }

  /** Vault drops a login soon after it was given back, by itself. */
  private void awaitRefused(Login login) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (letsIn(login.userName(), text(login.password()))) {
      assertTrue(System.nanoTime() < end, "the database still lets it in");
      Thread.onSpinWait();
    }
  }
}
