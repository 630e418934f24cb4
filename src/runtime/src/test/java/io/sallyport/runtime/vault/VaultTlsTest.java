package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTlsTest {
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create("authority", Clock.systemUTC());
  private static final Duration DAY = Duration.ofDays(1);
  private static final String ANSWER =
      "{\"auth\":{\"client_token\":\"hvs.x\",\"lease_duration\":3600,\"renewable\":true,"
          + "\"token_type\":\"service\"}}";

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final List<String> presented = new CopyOnWriteArrayList<>();
  private final List<Integer> connections = new CopyOnWriteArrayList<>();
  private LocalServer server = start(List.of("localhost"));

  @BeforeEach
  void trust() throws IOException {
    AUTHORITY.writeTo(folder, "authority");
    present("first");
  }

  @AfterEach
  void close() {
    server.close();
    Failing.value(vertx.close().toCompletionStage());
  }

  @Test
  void theCertificateOfTheFilesIsPresented() {
    Failing.value(logins(server.address()).logIn());

    assertEquals(List.of("/v1/auth/cert/login CN=first"), presented);
  }

  @Test
  void aCertificateThatWasReplacedIsPresentedFromTheNextLoginOn() throws IOException {
    FileLogins logins = logins(server.address());
    Failing.value(logins.logIn());
    present("second");
    Failing.value(logins.logIn());

    assertEquals(
        List.of("/v1/auth/cert/login CN=first", "/v1/auth/cert/login CN=second"), presented);
  }

  @Test
  void aKeyThatDoesNotBelongToTheCertificateIsNotPresented() throws IOException {
    Files.writeString(
        folder.resolve("own.key"),
        AUTHORITY.issueClient("other", List.of(), List.of("other"), DAY).privateKeyPem());

    SourceException failure = Failing.asSource(logins(server.address()).logIn());

    assertEquals(Reason.UNUSABLE, failure.reason());
    assertEquals(List.of(), presented);
  }

  @Test
  void aServerOfAnotherAuthorityIsNotTrusted() throws IOException {
    CertificateAuthority.create("another", Clock.systemUTC()).writeTo(folder, "authority");

    SourceException failure = Failing.asSource(logins(server.address()).logIn());

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("TLS"), failure.getMessage());
    assertEquals(List.of(), presented);
  }

  @Test
  void aTrustFileThatWasReplacedIsUsedFromTheNextLoginOn() throws IOException {
    FileLogins logins = logins(server.address());
    CertificateAuthority.create("another", Clock.systemUTC()).writeTo(folder, "authority");
    Failing.asSource(logins.logIn());
    AUTHORITY.writeTo(folder, "authority");

    Failing.value(logins.logIn());

    assertEquals(1, presented.size());
  }

  @Test
  void theNameOfTheServerIsChecked() {
    server.close();
    server = start(List.of("vault.example"));

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(logins(server.address()).logIn()).reason());
    assertEquals(List.of(), presented);
  }

  @Test
  void oldVersionsOfTlsAreRefused() {
    server.close();
    HttpServerOptions options = options(List.of("localhost"));
    options.setEnabledSecureTransportProtocols(Set.of("TLSv1.1"));
    server = LocalServer.start(vertx, options, this::answer);

    assertEquals(Reason.UNAVAILABLE, Failing.asSource(logins(server.address()).logIn()).reason());
  }

  @Test
  void aTrustFileWithoutCertificatesIsSaid() throws IOException {
    Files.writeString(folder.resolve("authority.crt"), "nothing");

    SourceException failure = Failing.asSource(logins(server.address()).logIn());

    assertEquals(Reason.UNUSABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("authority.crt"));
  }

  @Test
  void theSameFilesKeepTheSameConnections() {
    FileLogins logins = logins(server.address());
    Failing.value(logins.logIn());
    Failing.value(logins.logIn());

    assertEquals(2, presented.size());
    assertEquals(1, connections.stream().distinct().count());
  }

  @Test
  void theNewTokenIsNotPrinted() {
    VaultToken token = Failing.value(logins(server.address()).logIn());

    assertFalse(token.toString().contains("hvs."));
  }

  private void present(String name) throws IOException {
    Issued issued = AUTHORITY.issueClient(name, List.of(), List.of(name), DAY);
    Files.writeString(folder.resolve("own.crt"), issued.certificateChainPem());
    Files.writeString(folder.resolve("own.key"), issued.privateKeyPem());
  }

  private FileLogins logins(URI address) {
    VaultSettings settings =
        new VaultSettings(
            address,
            Optional.empty(),
            Optional.of(folder.resolve("authority.crt")),
            Duration.ofSeconds(5),
            new VaultLogin.Certificate(
                "cert", Optional.empty(), folder.resolve("own.crt"), folder.resolve("own.key")));
    VaultHttp http = new VaultHttp(vertx, settings, new RecordedVaultEvents());
    return new FileLogins(vertx, settings, http, Clock.systemUTC());
  }

  private LocalServer start(List<String> names) {
    return LocalServer.start(vertx, options(names), this::answer);
  }

  private static HttpServerOptions options(List<String> names) {
    Issued own = AUTHORITY.issueServer("vault", names, List.of(), DAY);
    return new HttpServerOptions()
        .setSsl(true)
        .setClientAuth(ClientAuth.REQUEST)
        .setTrustOptions(
            new PemTrustOptions().addCertValue(Buffer.buffer(AUTHORITY.certificatePem())))
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(own.certificateChainPem()))
                .addKeyValue(Buffer.buffer(own.privateKeyPem())));
  }

  private void answer(HttpServerRequest request) {
    connections.add(request.remoteAddress().port());
    presented.add(request.path() + " " + subject(request));
    request.response().putHeader("Content-Type", "application/json").end(ANSWER);
  }

  private static String subject(HttpServerRequest request) {
    try {
      X509Certificate certificate = (X509Certificate) request.sslSession().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    } catch (SSLPeerUnverifiedException none) {
      return "none";
    }
  }
}
