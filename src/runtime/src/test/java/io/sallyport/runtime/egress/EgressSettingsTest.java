package io.sallyport.runtime.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Framing;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.wire.LengthFormat;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressSettingsTest {
  @TempDir Path folder;
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aFramedEndpointIsRefused() {
    Manifest manifest =
        TestConnector.declarations()
            .endpoint(
                new Endpoint.Framed(
                    "host",
                    URI.create("tls://host.example:5000"),
                    new Framing(LengthFormat.BINARY_16, false, 1_000),
                    Duration.ofSeconds(30)))
            .build();
    assertEquals(
        "connector test: endpoint host is framed, and only HTTP is spoken here",
        refusal(manifest, Map.of(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "https://localhost/v1",
        "https://user@localhost",
        "https://localhost?a=b",
        "localhost:8443"
      })
  void anAddressThatIsNoPlainHttpsOneIsRefused(String address) {
    assertEquals(
        "connector test: endpoint api must be at https://host[:port]",
        refusal(TestConnector.manifest(), Map.of("api", URI.create(address)), Optional.empty()));
  }

  @Test
  void anUnknownEndpointIsNamed() {
    assertEquals(
        "connector test has no endpoint apo",
        refusal(
            TestConnector.manifest(),
            Map.of("apo", URI.create("https://localhost")),
            Optional.empty()));
  }

  @Test
  void aTrustFileWithoutACertificateIsNamed() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    assertEquals(
        "connector test: the trust file " + empty + " has no certificate",
        refusal(TestConnector.manifest(), Map.of(), Optional.of(empty)));
  }

  @Test
  void aTrustFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.pem");
    assertEquals(
        "connector test: the trust file " + missing + " can not be read",
        refusal(TestConnector.manifest(), Map.of(), Optional.of(missing)));
  }

  private String refusal(Manifest manifest, Map<String, URI> endpoints, Optional<Path> trust) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new VertxTransport(
                    vertx,
                    Map.of(
                        "test",
                        new ConnectorEgress(
                            manifest,
                            endpoints,
                            trust,
                            new TestConnector(),
                            Duration.ofSeconds(10),
                            1,
                            1,
                            Optional.empty())),
                    Clock.systemUTC(),
                    EgressEvents.NONE));
    return String.valueOf(refused.getMessage());
  }
}
