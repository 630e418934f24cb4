package io.sallyport.runtime.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.sandbox.authority.Issued;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real connections of both protocols. */
class DoorTlsTest {
  private static final String KNOWN = "200 shop";
  private static final String UNTRUSTED =
      "403 the authority of the certificate is not trusted any more";

  @TempDir Path folder;
  private DoorFixture fixture;
  private Issued server;
  private Door door;

  @BeforeEach
  void mount() throws IOException {
    fixture = new DoorFixture(folder);
    server = fixture.server();
    fixture.mount(server, fixture.firstClients);
    door = fixture.open();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anOpenConnectionGoesOnAndNewOnesSeeTheNewCertificate(String protocol) throws Exception {
    fixture.serve(door, protocol);
    Issued client = fixture.issue(fixture.firstClients);
    try (DoorClient.Connection open = fixture.client(client).connect()) {
      assertEquals(KNOWN, open.request());
      Issued next = fixture.server();
      fixture.mount(next, fixture.firstClients);
      fixture.look();
      assertEquals(KNOWN, open.request());
      assertEquals(server.certificate(), open.server());
      try (DoorClient.Connection fresh = fixture.client(client).connect()) {
        assertEquals(KNOWN, fresh.request());
        assertEquals(next.certificate(), fresh.server());
      }
      assertEquals(KNOWN, open.request());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anAuthorityThatWasRemovedIsRefusedInNewHandshakes(String protocol) throws Exception {
    fixture.serve(door, protocol);
    Issued first = fixture.issue(fixture.firstClients);
    Issued second = fixture.issue(fixture.secondClients);
    assertEquals(KNOWN, fixture.client(first).once());
    assertThrows(IOException.class, () -> fixture.client(second).once());
    assertEquals(1, door.refusedHandshakes());
    fixture.mount(server, fixture.secondClients);
    fixture.look();
    assertEquals(KNOWN, fixture.client(second).once());
    assertThrows(IOException.class, () -> fixture.client(first).once());
    assertEquals(2, door.refusedHandshakes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anAuthorityThatWasRemovedIsRefusedOnOpenConnections(String protocol) throws Exception {
    fixture.serve(door, protocol);
    DoorClient client = fixture.client(fixture.issue(fixture.firstClients));
    try (DoorClient.Connection open = client.connect()) {
      assertEquals(KNOWN, open.request());
      fixture.mount(server, fixture.secondClients);
      fixture.look();
      assertEquals(UNTRUSTED, open.request());
      assertEquals(UNTRUSTED, open.request());
      fixture.mount(server, fixture.secondClients, fixture.firstClients);
      fixture.look();
      assertEquals(KNOWN, open.request());
    }
  }

  /** A full handshake would end without an answer, so the answer shows that it was resumed. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void anAuthorityThatWasRemovedIsRefusedInResumedSessions(String protocol) throws Exception {
    fixture.serve(door, protocol);
    DoorClient client = fixture.client(fixture.issue(fixture.firstClients));
    assertEquals(KNOWN, client.once());
    fixture.mount(server, fixture.secondClients);
    fixture.look();
    assertEquals(UNTRUSTED, client.once());
    assertEquals(0, door.refusedHandshakes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void whatCanNotBeUsedChangesNothing(String protocol) throws Exception {
    fixture.serve(door, protocol);
    DoorClient client = fixture.client(fixture.issue(fixture.firstClients));
    fixture.mount(fixture.server().certificateChainPem(), server.privateKeyPem(), "none");
    fixture.look();
    fixture.look();
    try (DoorClient.Connection connection = client.connect()) {
      assertEquals(KNOWN, connection.request());
      assertEquals(server.certificate(), connection.server());
    }
    assertEquals(2, fixture.told.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aClientWithoutACertificateIsToldSo(String protocol) throws Exception {
    fixture.serve(door, protocol);
    assertEquals(
        List.of("401 present a client certificate that is listed here"),
        List.of(fixture.client(null).once()));
  }
}
