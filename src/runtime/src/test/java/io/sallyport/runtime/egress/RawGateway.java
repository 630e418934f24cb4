package io.sallyport.runtime.egress;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A gateway that shows every byte it got and answers with the bytes that a test says. */
final class RawGateway implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private static final int SMALL_BYTES = 4_096;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> clients = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> sessions = new CopyOnWriteArrayList<>();
  private final Map<NetSocket, String> open = new HashMap<>();
  private final NetServer server;

  private RawGateway(
      Vertx vertx, NetServerOptions options, BiConsumer<NetSocket, String> onRequest) {
    server = vertx.createNetServer(options);
    server.connectHandler(socket -> accept(socket, onRequest));
  }

  static RawGateway start(
      Vertx vertx,
      Issued certificate,
      CertificateAuthority clientTrust,
      String protocol,
      BiConsumer<NetSocket, String> onRequest)
      throws Exception {
    return listen(new RawGateway(vertx, options(certificate, clientTrust, protocol), onRequest));
  }

  private static NetServerOptions options(
      Issued certificate, CertificateAuthority clientTrust, String protocol) {
    NetServerOptions options = new NetServerOptions();
    options
        .setHost("localhost")
        .setPort(0)
        .setSsl(true)
        .setEnabledSecureTransportProtocols(Set.of(protocol))
        .setClientAuth(ClientAuth.REQUIRED)
        .setTrustOptions(
            new PemTrustOptions().addCertValue(Buffer.buffer(clientTrust.certificatePem())))
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(certificate.certificateChainPem()))
                .addKeyValue(Buffer.buffer(certificate.privateKeyPem())));
    return options;
  }

  /** Accepts connections and never says a word of TLS. */
  static RawGateway startSilent(Vertx vertx) throws Exception {
    NetServerOptions options = new NetServerOptions().setHost("localhost").setPort(0);
    return listen(new RawGateway(vertx, options, (socket, request) -> {}));
  }

  /** Reads no more than the first bytes of a request, and then does what the test says. */
  static RawGateway startDeaf(
      Vertx vertx,
      Issued certificate,
      CertificateAuthority clientTrust,
      Consumer<NetSocket> onFirstBytes)
      throws Exception {
    NetServerOptions options = options(certificate, clientTrust, "TLSv1.3");
    options.setReceiveBufferSize(SMALL_BYTES);
    RawGateway gateway = new RawGateway(vertx, options, (socket, request) -> {});
    gateway.server.connectHandler(
        socket ->
            socket.handler(
                chunk -> {
                  socket.pause();
                  gateway.requests.add("deaf");
                  onFirstBytes.accept(socket);
                }));
    return listen(gateway);
  }

  static BiConsumer<NetSocket, String> answering(String answer) {
    return (socket, request) -> write(socket, answer);
  }

  static void write(NetSocket socket, String answer) {
    socket.write(Buffer.buffer(answer.getBytes(StandardCharsets.UTF_8))).onComplete(done -> {});
  }

  static String json(String body) {
    return answer("200 OK", "application/json", body);
  }

  static String answer(String status, String contentType, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, contentType, length, body);
  }

  int port() {
    return server.actualPort();
  }

  List<String> requests() {
    return requests;
  }

  /** The serial numbers of the clients' certificates, one for each request. */
  List<String> clients() {
    return clients;
  }

  int connections() {
    return connections.get();
  }

  /** The identifiers of the TLS sessions, one for each request. */
  List<String> sessions() {
    return sessions;
  }

  /** The serial numbers of the clients whose connections are open, one for each connection. */
  List<String> openClients() {
    synchronized (open) {
      return List.copyOf(open.values());
    }
  }

  /** Waits until just these clients' connections are open; false when that takes too long. */
  boolean awaitOpen(Predicate<List<String>> expected) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    synchronized (open) {
      while (!expected.test(List.copyOf(open.values()))) {
        long leftMillis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (leftMillis <= 0) {
          return false;
        }
        open.wait(leftMillis);
      }
      return true;
    }
  }

  boolean awaitAllClosed() throws InterruptedException {
    return awaitOpen(List::isEmpty);
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static RawGateway listen(RawGateway gateway) throws Exception {
    gateway.server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    return gateway;
  }

  private void accept(NetSocket socket, BiConsumer<NetSocket, String> onRequest) {
    connections.incrementAndGet();
    synchronized (open) {
      open.put(socket, serialNumber(socket));
    }
    StringBuilder received = new StringBuilder();
    socket.closeHandler(
        closed -> {
          synchronized (open) {
            open.remove(socket);
            open.notifyAll();
          }
        });
    socket.exceptionHandler(broken -> socket.close().onComplete(done -> {}));
    socket.handler(
        chunk -> {
          received.append(new String(chunk.getBytes(), StandardCharsets.ISO_8859_1));
          if (isWhole(received)) {
            String request = received.toString();
            received.setLength(0);
            clients.add(serialNumber(socket));
            sessions.add(sessionId(socket));
            requests.add(request);
            onRequest.accept(socket, request);
          }
        });
  }

  private static boolean isWhole(CharSequence received) {
    int end = received.toString().indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(received);
    return end >= 0
        && received.length() - end - 4 == (length.find() ? Integer.parseInt(length.group(1)) : 0);
  }

  private static String sessionId(NetSocket socket) {
    return socket.isSsl() ? HexFormat.of().formatHex(socket.sslSession().getId()) : "none";
  }

  private static String serialNumber(NetSocket socket) {
    if (!socket.isSsl()) {
      return "none";
    }
    try {
      return ((X509Certificate) socket.sslSession().getPeerCertificates()[0])
          .getSerialNumber()
          .toString();
    } catch (SSLPeerUnverifiedException e) {
      return "none";
    }
  }
}
