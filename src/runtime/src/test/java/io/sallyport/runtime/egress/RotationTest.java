package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.charged;
import static io.sallyport.runtime.egress.EgressFixture.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.sandbox.authority.Issued;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
  @TempDir Path folder;
  private EgressFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new EgressFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aRequestInFlightEndsWithTheOldCertificateAndTheNextHasTheNewOne() throws Exception {
    BlockingQueue<NetSocket> waiting = new LinkedBlockingQueue<>();
    BlockingQueue<NetSocket> closed = new LinkedBlockingQueue<>();
    Issued second = fixture.client("two");
    try (RawGateway gateway =
            fixture.gateway(
                (socket, request) -> {
                  socket.closeHandler(end -> closed.add(socket));
                  waiting.add(socket);
                });
        VertxTransport transport = fixture.transport(gateway.port())) {
      CompletableFuture<WireResult> old = send(transport, TestConnector.charge());
      NetSocket oldSocket = waiting.take();
      fixture.connector.present(2, second);
      CompletableFuture<WireResult> next = send(transport, TestConnector.charge());
      RawGateway.write(waiting.take(), RawGateway.json("{}"));
      assertInstanceOf(WireResult.Answered.class, next.get(10, TimeUnit.SECONDS));
      RawGateway.write(oldSocket, RawGateway.json("{}"));
      assertInstanceOf(WireResult.Answered.class, old.get(10, TimeUnit.SECONDS));
      assertEquals(serial(second), gateway.clients().get(1));
      assertEquals(oldSocket, closed.poll(10, TimeUnit.SECONDS), "the old connection is closed");
      assertTrue(fixture.events.told().contains("certificate 2"), fixture.events.told()::toString);
    }
  }

  @Test
  void rotationsUnderLoadLoseNoRequest() throws Exception {
    try (RawGateway gateway = fixture.gateway(RawGateway.json("{}"));
        VertxTransport transport = fixture.transport(gateway.port())) {
      List<Issued> certificates = List.of(fixture.client("two"), fixture.client("three"));
      charged(transport);
      for (int generation = 2; generation < 4; generation++) {
        List<CompletableFuture<WireResult>> sent = new ArrayList<>();
        for (int stream = 0; stream < 4; stream++) {
          sent.add(chain(transport, 25));
        }
        fixture.connector.present(generation, certificates.get(generation - 2));
        for (CompletableFuture<WireResult> last : sent) {
          assertInstanceOf(WireResult.Answered.class, last.get(30, TimeUnit.SECONDS));
        }
        charged(transport);
        List<String> clients = gateway.clients();
        assertEquals(serial(certificates.get(generation - 2)), clients.get(clients.size() - 1));
      }
      assertEquals(203, gateway.requests().size());
    }
  }

  private static CompletableFuture<WireResult> chain(VertxTransport transport, int more) {
    CompletableFuture<WireResult> sent = send(transport, TestConnector.charge());
    return more == 1
        ? sent
        : sent.thenCompose(
            result -> {
              assertInstanceOf(WireResult.Answered.class, result);
              return chain(transport, more - 1);
            });
  }

  private static String serial(Issued issued) {
    return issued.certificate().getSerialNumber().toString();
  }
}
