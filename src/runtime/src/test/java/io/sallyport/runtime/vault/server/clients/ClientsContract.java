package io.sallyport.runtime.vault.server.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.AppRole;
import io.sallyport.runtime.vault.server.DatabaseAccess;
import io.sallyport.runtime.vault.server.TestTls;
import io.sallyport.runtime.vault.server.TokenTerms;
import io.sallyport.runtime.vault.server.VaultServer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each of the clients can do with a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class ClientsContract {
  private static final String POLICY =
      """
      path "secret/*" { capabilities = ["create", "read", "update", "delete", "list"] }
      path "pki/issue/sallyport" { capabilities = ["update"] }
      path "transit/encrypt/sallyport" { capabilities = ["update"] }
      path "transit/decrypt/sallyport" { capabilities = ["update"] }
      path "database/creds/sallyport" { capabilities = ["read"] }
      path "sys/leases/revoke" { capabilities = ["update"] }
      path "sys/leases/revoke/*" { capabilities = ["update"] }
      path "sys/leases/renew/*" { capabilities = ["update"] }
      """;

  private @Nullable VaultServer server;
  private @Nullable AppRole role;

  /** The clients. */
  enum Library {
    VAULT_JAVA_DRIVER {
      @Override
      OtherClient login(VaultServer server, AppRole role) throws Exception {
        return JavaDriverClient.login(server, role);
      }
    },
    SPRING_VAULT {
      @Override
      OtherClient login(VaultServer server, AppRole role) {
        return SpringClient.login(server, role);
      }
    };

    abstract OtherClient login(VaultServer server, AppRole role) throws Exception;
  }

  /** A new one; leaves the tests out where there is none. */
  abstract VaultServer start();

  /** Where logins are made. */
  abstract DatabaseAccess database();

  @BeforeAll
  final void startServer() {
    VaultServer started = start();
    server = started;
    started.admin().policy("clients", POLICY);
    role = started.admin().enableAppRole("approle", "sallyport", TokenTerms.of("clients"));
    started.admin().enableKv("secret");
    started.admin().enablePki("pki", "sallyport");
    started.admin().enableTransit("transit", "sallyport");
  }

  @AfterAll
  final void closeServer() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientKnowsItself(Library library) throws Exception {
    OtherClient client = client(library);
    assertEquals(List.of("clients", "default"), client.ownPolicies());
    assertEquals(Duration.ofHours(1), client.renewItself());
  }

  @ParameterizedTest
  @EnumSource
  void aClientWritesAndReadsSecretsWithTheirVersions(Library library) throws Exception {
    OtherClient client = client(library);
    String path = "shop/" + library;
    client.writeSecret(path, Map.of("api_key", "first"));
    client.writeSecret(path, Map.of("api_key", "second"));
    assertEquals(new OtherClient.Read(Map.of("api_key", "second"), 2), client.readSecret(path));
    assertEquals(new OtherClient.Read(Map.of("api_key", "first"), 1), client.readSecret(path, 1));
  }

  @ParameterizedTest
  @EnumSource
  void aClientGetsACertificateWithItsKey(Library library) throws Exception {
    OtherClient.Certified certified =
        client(library).issue("pki", "sallyport", "shop.example", Duration.ofMinutes(5));
    X509Certificate certificate = TestTls.certificate(certified.certificatePem());
    assertEquals("CN=shop.example", certificate.getSubjectX500Principal().getName());
    certificate.verify(TestTls.certificate(certified.issuerPem()).getPublicKey());
    assertTrue(certified.privateKeyPem().contains("PRIVATE KEY"));
  }

  @ParameterizedTest
  @EnumSource
  void aClientEncryptsAndDecrypts(Library library) throws Exception {
    OtherClient client = client(library);
    String ciphertext = client.encrypt("sallyport", "a data key");
    assertTrue(ciphertext.startsWith("vault:v1:"));
    assertEquals("a data key", client.decrypt("sallyport", ciphertext));
  }

  @ParameterizedTest
  @EnumSource
  void aClientRenewsAndRevokesALease(Library library) throws Exception {
    DatabaseAccess database = database();
    server()
        .admin()
        .enableDatabase(
            "database", "sallyport", database, Duration.ofMinutes(1), Duration.ofMinutes(5));
    try {
      OtherClient client = client(library);
      String lease = client.databaseLease("sallyport");
      assertTrue(lease.startsWith("database/creds/sallyport/"));
      assertEquals(Duration.ofSeconds(30), client.renew(lease, Duration.ofSeconds(30)));
      client.revoke(lease);
      assertThrows(Exception.class, () -> client.renew(lease, Duration.ofSeconds(30)));
    } finally {
      server().admin().delete("sys/mounts/database");
    }
  }

  private OtherClient client(Library library) throws Exception {
    AppRole known = role;
    if (known == null) {
      throw new IllegalStateException("not started");
    }
    return library.login(server(), known);
  }

  private VaultServer server() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server;
  }
}
