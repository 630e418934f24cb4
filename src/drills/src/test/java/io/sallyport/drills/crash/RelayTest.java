package io.sallyport.drills.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sallyport.drills.stage.Poll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void itPassesBytesBothWaysAndTellsOfAnAnswer() throws IOException {
    try (ServerSocket gateway = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Relay relay = Relay.start(gateway.getLocalPort());
        Socket client = connect(relay);
        Socket accepted = gateway.accept()) {
      CompletableFuture<Void> answer = relay.nextAnswer();
      client.getOutputStream().write(7);
      assertEquals(7, accepted.getInputStream().read());
      assertFalse(answer.isDone());
      accepted.getOutputStream().write(8);
      assertEquals(8, client.getInputStream().read());
      Poll.untilTrue("the answer", PATIENCE, answer::isDone);
    }
  }

  @Test
  void whatIsHeldNeverReachesTheGateway() throws IOException {
    try (ServerSocket gateway = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Relay relay = Relay.start(gateway.getLocalPort())) {
      CompletableFuture<Void> held = relay.hold();
      try (Socket client = connect(relay)) {
        client.getOutputStream().write(7);
        Poll.untilTrue("the connection", PATIENCE, held::isDone);
        relay.forward();
        assertEquals(-1, client.getInputStream().read());
      }
      try (Socket client = connect(relay);
          Socket accepted = gateway.accept()) {
        client.getOutputStream().write(9);
        assertEquals(9, accepted.getInputStream().read());
      }
    }
  }

  @Test
  void anEndOnOneSideIsAnEndOnTheOther() throws IOException {
    try (ServerSocket gateway = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Relay relay = Relay.start(gateway.getLocalPort());
        Socket client = connect(relay);
        Socket accepted = gateway.accept()) {
      client.shutdownOutput();
      assertEquals(-1, accepted.getInputStream().read());
    }
  }

  private static Socket connect(Relay relay) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }
}
