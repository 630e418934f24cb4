package io.sallyport.sandbox.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00.123456Z"), ZoneOffset.UTC);
  private static final JsonObject BODY = new JsonObject().put("amount", 1).put("note", "a");

  @TempDir private Path directory;

  @Test
  void everythingSurvivesARestart() throws IOException {
    List<LedgerEntry> before;
    Charge charge;
    Claim first;
    Claim second;
    try (Ledger ledger = open()) {
      first = claim(ledger, "key-1");
      charge = (Charge) done(ledger.charge(Fixtures.authorization(1000), first));
      second = claim(ledger, "key-2");
      done(ledger.followUp(FollowUp.Kind.CAPTURE, charge.id(), "att_2", 400, true, second));
      Claim third = claim(ledger, "key-3");
      done(ledger.charge(Fixtures.request("4000000000009987", 5, true, false), third));
      before = ledger.entries();
    }
    try (Ledger ledger = open()) {
      assertEquals(before, ledger.entries());
      assertEquals(400, ledger.find(charge.id()).amountCaptured());
      assertEquals(0, ledger.find(charge.id()).amountCapturable());
      assertEquals(charge, ledger.replay(first), "a replay shows the state of its time");
      assertTrue(ledger.replay(second) instanceof FollowUp);
      assertEquals(second, claim(ledger, "key-2"), "the fingerprint stays the same");
      assertEquals(2, ledger.findByReference("att_one").size());
    }
  }

  @Test
  void aLineThatWasCutOffByACrashIsForgotten() throws IOException {
    try (Ledger ledger = open()) {
      done(ledger.charge(Fixtures.sale(1), claim(ledger, "key-1")));
    }
    Files.writeString(file(), "{\"sequence\":2,\"ty", StandardOpenOption.APPEND);
    try (Ledger ledger = open()) {
      assertEquals(1, ledger.entries().size());
      done(ledger.charge(Fixtures.sale(1), claim(ledger, "key-2")));
    }
    assertEquals(2, Files.readAllLines(file()).size());
  }

  @Test
  void aDamagedLedgerIsNotOpened() throws IOException {
    Files.writeString(file(), "{\"sequence\":1}\n");
    IOException refused = assertThrows(IOException.class, this::open);
    assertEquals("ledger.ndjson is damaged at line 1", refused.getMessage());
  }

  @Test
  void twoLedgersDoNotShareADirectory() throws IOException {
    try (Ledger ledger = open()) {
      assertThrows(IOException.class, this::open);
      done(ledger.charge(Fixtures.sale(1), claim(ledger, "key-1")));
    }
    open().close();
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() throws IOException {
    try (Ledger ledger = open()) {
      done(ledger.charge(Fixtures.sale(1), claim(ledger, "key-1")));
      Claim other = ledger.claimFor("key-1", "/v1/charges", new JsonObject().put("amount", 2));
      Claim elsewhere = ledger.claimFor("key-1", "/v1/other", BODY);
      assertEquals(Refusal.IDEMPOTENCY_KEY_REUSED, refusal(() -> ledger.claim(other)));
      assertEquals(Refusal.IDEMPOTENCY_KEY_REUSED, refusal(() -> ledger.claim(elsewhere)));
    }
  }

  @Test
  void theOrderOfMembersMakesNoOtherBody() throws IOException {
    try (Ledger ledger = open()) {
      JsonObject reordered = new JsonObject().put("note", "a").put("amount", 1);
      assertEquals(claim(ledger, "key-1"), ledger.claimFor("key-1", "/v1/charges", reordered));
    }
  }

  @Test
  void aKeyIsInFlightUntilItIsReleased() throws IOException {
    try (Ledger ledger = open()) {
      Claim claim = claim(ledger, "key-1");
      assertNull(ledger.claim(claim));
      assertEquals(Refusal.IN_FLIGHT, refusal(() -> ledger.claim(claim)));
      ledger.release(claim);
      assertNull(ledger.claim(claim));
      Result result = done(ledger.charge(Fixtures.sale(1), claim));
      ledger.release(claim);
      assertEquals(result, ledger.claim(claim));
      assertEquals(1, ledger.entries().size());
    }
  }

  @Test
  void aRefusedFollowUpLeavesNoEntry() throws IOException {
    try (Ledger ledger = open()) {
      Charge charge = (Charge) done(ledger.charge(Fixtures.sale(10), claim(ledger, "key-1")));
      Claim claim = claim(ledger, "key-2");
      assertEquals(
          Refusal.NOT_VOIDABLE,
          refusal(
              () -> done(ledger.followUp(FollowUp.Kind.VOID, charge.id(), "v", 0, false, claim))));
      assertEquals(
          Refusal.NOT_FOUND,
          refusal(() -> done(ledger.followUp(FollowUp.Kind.VOID, "ch_x", "v", 0, false, claim))));
      assertEquals(1, ledger.entries().size());
    }
  }

  @Test
  void twoChargesWithOneReferenceAreBothShown() throws IOException {
    try (Ledger ledger = open()) {
      Result first = done(ledger.charge(Fixtures.sale(10), claim(ledger, "key-1")));
      Result second = done(ledger.charge(Fixtures.sale(10), claim(ledger, "key-2")));
      assertNotEquals(first, second);
      assertEquals(List.of(first, second), ledger.findByReference("att_one"));
    }
  }

  @Test
  void nothingIsAcceptedAfterClosing() throws IOException {
    Ledger ledger = open();
    ledger.close();
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () -> done(ledger.charge(Fixtures.sale(1), claim(ledger, "key-1"))));
    assertTrue(failed.getCause() instanceof IOException);
  }

  @Test
  void noCardNumberReachesTheDirectoryAndOnlyItsOwnerReadsIt() throws IOException {
    try (Ledger ledger = open()) {
      JsonObject body = new JsonObject().put("number", Fixtures.VISA);
      Claim claim = ledger.claimFor("key-1", "/v1/charges", body);
      done(ledger.charge(Fixtures.sale(1), claim));
    }
    String written = Files.readString(file());
    assertTrue(written.contains("4111-XXXX-XXXX-1111"), written);
    assertFalse(written.contains(Fixtures.VISA), written);
    for (Path file : List.of(file(), directory.resolve("fingerprint.key"))) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  private Ledger open() throws IOException {
    return Ledger.open(directory, CLOCK);
  }

  private Path file() {
    return directory.resolve("ledger.ndjson");
  }

  private static Claim claim(Ledger ledger, String key) {
    return ledger.claimFor(key, "/v1/charges", BODY);
  }

  private static Result done(CompletionStage<Result> stage) {
    return stage.toCompletableFuture().join();
  }

  private static Refusal refusal(Runnable action) {
    return assertThrows(RefusedException.class, action::run).refusal();
  }
}
