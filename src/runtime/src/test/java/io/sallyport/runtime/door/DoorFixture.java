package io.sallyport.runtime.door;

import io.sallyport.engine.ProblemException;
import io.sallyport.runtime.identity.Identifier;
import io.sallyport.runtime.identity.PeerRegistry;
import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server behind a door, whose files are mounted as Kubernetes does it, and its clients. */
final class DoorFixture implements AutoCloseable, DoorListener {
  static final String NAME = "data";

  /** The name of both: clients keep a certificate back when the server does not name its issuer. */
  private static final String CLIENTS = "Clients";

  private static final Duration VALIDITY = Duration.ofDays(1);
  private static final int PATIENCE_SECONDS = 30;

  final CertificateAuthority servers = authority("Servers");
  final CertificateAuthority firstClients = authority(CLIENTS);
  final CertificateAuthority secondClients = authority(CLIENTS);
  final List<String> told = new ArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private final Path folder;
  private @Nullable Door door;
  private int version;
  private int port;

  DoorFixture(Path folder) {
    this.folder = folder;
  }

  static CertificateAuthority authority(String name) {
    return CertificateAuthority.create(name, Clock.systemUTC());
  }

  Issued server() {
    return servers.issueServer("door", List.of("localhost"), List.of("127.0.0.1"), VALIDITY);
  }

  Issued issue(CertificateAuthority authority) {
    return authority.issueClient("shop", List.of("spiffe://test/shop"), List.of(), VALIDITY);
  }

  /** Turns the link to a new folder with these files, the one of the test's own authority. */
  void mount(Issued server, CertificateAuthority... trusted) throws IOException {
    StringBuilder authorities = new StringBuilder();
    for (CertificateAuthority each : trusted) {
      authorities.append(each.certificatePem());
    }
    mount(server.certificateChainPem(), server.privateKeyPem(), authorities.toString());
  }

  void mount(String chain, String key, String trust) throws IOException {
    version++;
    Path fresh = Files.createDirectory(folder.resolve("..v" + version));
    Files.writeString(fresh.resolve("tls.crt"), chain);
    Files.writeString(fresh.resolve("tls.key"), key);
    Files.writeString(fresh.resolve("ca.crt"), trust);
    Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), fresh.getFileName());
    Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    if (version == 1) {
      for (String name : List.of("tls.crt", "tls.key", "ca.crt")) {
        Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
      }
    }
  }

  Door open() {
    DoorFiles files =
        new DoorFiles(
            folder.resolve("tls.crt"), folder.resolve("tls.key"), folder.resolve("ca.crt"));
    door = Door.open(NAME, files, Clock.systemUTC());
    return door;
  }

  /** Serves on a free port what the identifier says of each request. */
  void serve(Door served, String protocol) throws Exception {
    Identifier identifier =
        new Identifier(
            PeerRegistry.of("clients", Map.of("shop", List.of("uri:spiffe://test/shop"))),
            "peer",
            served.peerTrust());
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setClientAuth(ClientAuth.REQUEST)
            .setEnabledSecureTransportProtocols(Set.of(protocol))
            .setKeyCertOptions(served.keyCertOptions())
            .setTrustOptions(served.trustOptions());
    HttpServer server =
        vertx.createHttpServer(options).requestHandler(request -> answer(identifier, request));
    port =
        server
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .actualPort();
  }

  private static void answer(Identifier identifier, HttpServerRequest request) {
    try {
      request.response().end(identifier.identify(request));
    } catch (ProblemException refusal) {
      request
          .response()
          .setStatusCode(refusal.problem().code().httpStatus())
          .end(refusal.problem().detail());
    }
  }

  /** A client with a session cache of its own. */
  DoorClient client(@Nullable Issued certificate) {
    return new DoorClient(servers.clientContext(certificate), port);
  }

  void look() {
    if (door == null) {
      throw new IllegalStateException("the door is not open");
    }
    door.look(this);
  }

  @Override
  public void reloaded(String name, DoorPart part, String reloadedVersion) {
    told.add(name + " reloaded " + part);
  }

  @Override
  public void refused(String name, DoorPart part, String message) {
    told.add(name + " refused " + part + ": " + message);
  }

  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
