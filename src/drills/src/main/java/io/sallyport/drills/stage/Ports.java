package io.sallyport.drills.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of a stage, on the loopback interface.
 *
 * @param data where applications call
 * @param management where operators and probes call
 * @param gateway where the sandbox gateway listens
 * @param vault where Vault listens, when there is one
 */
public record Ports(int data, int management, int gateway, int vault) {
  private static final int BACKLOG = 1;

  /** Ports that were free a moment ago. */
  public static Ports free() {
    List<Integer> ports = free(4);
    return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
  }

  /** Whether nobody listens on the port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = listen(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Integer> free(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(listen(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new StageException("there is no free port", e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new StageException("a port can not be given free", e);
    }
  }
}
