package io.sallyport.drills.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between runtime and gateway and passes bytes on, or holds new connections. It sees TLS
 * records only: where a request or an answer begins, but never what is in it.
 */
final class Relay implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final int BUFFER_BYTES = 16 * 1024;

  private final int gatewayPort;
  private final ServerSocket server;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile boolean holding;
  private volatile CompletableFuture<Void> held = new CompletableFuture<>();
  private volatile CompletableFuture<Void> answer = new CompletableFuture<>();

  private Relay(int gatewayPort, ServerSocket server) {
    this.gatewayPort = gatewayPort;
    this.server = server;
  }

  /** Listens on any free port of the loopback interface. */
  static Relay start(int gatewayPort) {
    try {
      Relay relay =
          new Relay(gatewayPort, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      relay.run("relay-accept", relay::acceptAll);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /**
   * Closes what is open; from now on connections are accepted but nothing is passed on.
   *
   * @return completes when the first one is held
   */
  CompletableFuture<Void> hold() {
    held = new CompletableFuture<>();
    holding = true;
    closeAll();
    return held;
  }

  /** Gives up what is held; new connections reach the gateway. */
  void forward() {
    holding = false;
    closeAll();
  }

  /** Completes when the gateway has sent something again and it was passed on. */
  CompletableFuture<Void> nextAnswer() {
    answer = new CompletableFuture<>();
    return answer;
  }

  @Override
  public void close() {
    closeQuietly(server);
    closeAll();
  }

  private void acceptAll() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        open.add(client);
        if (holding) {
          held.complete(null);
        } else {
          connect(client);
        }
      }
    } catch (IOException e) {
      closeAll();
    }
  }

  private void connect(Socket client) {
    try {
      Socket gateway = new Socket(InetAddress.getLoopbackAddress(), gatewayPort);
      gateway.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      open.add(gateway);
      run("relay-request", () -> pass(client, gateway, false));
      run("relay-answer", () -> pass(gateway, client, true));
    } catch (IOException e) {
      closeQuietly(client);
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        if (answers) {
          answer.complete(null);
        }
      }
    } catch (IOException e) {
      // One side is gone, so the other one has to go too: that is what a wire does.
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private void closeAll() {
    for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
      closeQuietly(socket);
    }
  }

  private void run(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("a socket does not close", e);
    }
  }
}
