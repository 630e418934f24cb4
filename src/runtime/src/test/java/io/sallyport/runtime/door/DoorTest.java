package io.sallyport.runtime.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.ManualTime;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.sandbox.authority.Issued;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  @TempDir Path folder;
  private DoorFixture fixture;
  private Issued server;

  @BeforeEach
  void mount() throws IOException {
    fixture = new DoorFixture(folder);
    server = fixture.server();
    fixture.mount(server, fixture.firstClients);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theStatusTellsSerialNumberAndTimes() {
    DoorStatus status = fixture.open().status();
    PartStatus certificate = status.certificate();
    assertEquals("data", status.door());
    assertEquals(server.certificate().getSerialNumber().toString(16), certificate.version());
    assertEquals(server.certificate().getNotBefore().toInstant(), certificate.issuedAt());
    assertEquals(server.certificate().getNotAfter().toInstant(), certificate.expiresAt());
    assertEquals(Optional.empty(), certificate.lastFailure());
    assertFalse(certificate.isFailing() || status.authorities().isFailing());
  }

  @Test
  void whatStaysTheSameIsNotReloaded() throws IOException {
    Door door = fixture.open();
    fixture.mount(server, fixture.firstClients);
    fixture.look();
    assertEquals(List.of(), fixture.told);
    assertEquals(0, door.peerTrust().generation());
  }

  @Test
  void eachPartIsReloadedOnItsOwn() throws IOException {
    Door door = fixture.open();
    String before = door.status().certificate().version();
    fixture.mount(fixture.server(), fixture.firstClients);
    fixture.look();
    assertEquals(List.of("data reloaded CERTIFICATE"), fixture.told);
    assertNotEquals(before, door.status().certificate().version());
    assertEquals(0, door.peerTrust().generation());
    fixture.mount(fixture.server(), fixture.firstClients, fixture.secondClients);
    fixture.look();
    assertTrue(fixture.told.contains("data reloaded AUTHORITIES"));
    assertEquals(1, door.peerTrust().generation());
  }

  @Test
  void halfAPairIsToldOnceAndAtTheSecondLook() throws IOException {
    Door door = fixture.open();
    Issued next = fixture.server();
    torn(next);
    fixture.look();
    assertEquals(List.of(), fixture.told);
    fixture.look();
    fixture.look();
    assertEquals(1, fixture.told.size());
    String told = fixture.told.get(0);
    assertTrue(told.startsWith("data refused CERTIFICATE: ") && told.contains("does not belong"));
    assertTrue(door.status().certificate().isFailing());
    fixture.mount(next, fixture.firstClients);
    fixture.look();
    assertEquals("data reloaded CERTIFICATE", fixture.told.get(1));
    assertFalse(door.status().certificate().isFailing());
    assertTrue(door.status().certificate().lastFailure().isPresent());
  }

  @Test
  void aPairThatIsWholeAtTheNextLookIsNoTrouble() throws IOException {
    Door door = fixture.open();
    Issued next = fixture.server();
    torn(next);
    fixture.look();
    fixture.mount(next, fixture.firstClients);
    fixture.look();
    assertEquals(List.of("data reloaded CERTIFICATE"), fixture.told);
    assertEquals(Optional.empty(), door.status().certificate().lastFailure());
  }

  @Test
  void goingBackToTheOldFileEndsTheTrouble() throws IOException {
    Door door = fixture.open();
    torn(fixture.server());
    fixture.look();
    fixture.look();
    fixture.mount(server, fixture.firstClients);
    fixture.look();
    assertFalse(door.status().certificate().isFailing());
    assertEquals(1, fixture.told.size());
  }

  @Test
  void somethingElseThatIsWrongIsToldToo() throws IOException {
    fixture.open();
    torn(fixture.server());
    fixture.look();
    fixture.look();
    fixture.mount("none", server.privateKeyPem(), fixture.firstClients.certificatePem());
    fixture.look();
    assertEquals(2, fixture.told.size());
  }

  @Test
  void aCertificateThatIsNoServersIsRefused() throws IOException {
    Issued client = fixture.servers.issueClient("x", List.of(), List.of("x"), Duration.ofDays(1));
    fixture.mount(client, fixture.firstClients);
    assertRefused("extended key usage");
  }

  @Test
  void trustWithoutAnAuthorityIsRefused() throws IOException {
    fixture.mount(
        server.certificateChainPem(), server.privateKeyPem(), server.certificateChainPem());
    assertRefused("none of the certificates is an authority's");
  }

  @Test
  void noTrustAtAllIsRefused() throws IOException {
    fixture.mount(server);
    assertRefused("at least one certificate");
  }

  @Test
  void theWatcherLooksAgainAndAgainUntilItIsClosed() throws IOException {
    Door door = fixture.open();
    ManualTime time = new ManualTime();
    DoorWatcher watcher = new DoorWatcher(List.of(door), fixture, time, Runnable::run, LOOK_EVERY);
    watcher.start();
    fixture.mount(fixture.server(), fixture.firstClients);
    time.advance(LOOK_EVERY.minusMillis(1));
    assertEquals(List.of(), fixture.told);
    time.advance(Duration.ofMillis(1));
    assertEquals(1, fixture.told.size());
    fixture.mount(fixture.server(), fixture.firstClients);
    time.advance(LOOK_EVERY);
    assertEquals(2, fixture.told.size());
    watcher.close();
    fixture.mount(fixture.server(), fixture.firstClients);
    time.advance(LOOK_EVERY.multipliedBy(3));
    assertEquals(2, fixture.told.size());
  }

  @Test
  void theWatcherGoesOnWhenNoThreadWasFree() throws IOException {
    Door door = fixture.open();
    ManualTime time = new ManualTime();
    List<Boolean> busy = new ArrayList<>(List.of(true, true));
    DoorWatcher watcher =
        new DoorWatcher(
            List.of(door),
            fixture,
            time,
            task -> {
              if (!busy.isEmpty()) {
                busy.remove(0);
                throw new RejectedExecutionException("full");
              }
              task.run();
            },
            LOOK_EVERY);
    watcher.start();
    fixture.mount(fixture.server(), fixture.firstClients);
    time.advance(LOOK_EVERY.multipliedBy(2));
    assertEquals(List.of(), fixture.told);
    time.advance(LOOK_EVERY);
    assertEquals(1, fixture.told.size());
  }

  private void torn(Issued next) throws IOException {
    fixture.mount(
        next.certificateChainPem(), server.privateKeyPem(), fixture.firstClients.certificatePem());
  }

  private void assertRefused(String expected) {
    SourceException refusal = assertThrows(SourceException.class, fixture::open);
    assertTrue(
        String.valueOf(refusal.getMessage()).contains(expected),
        String.valueOf(refusal.getMessage()));
  }
}
