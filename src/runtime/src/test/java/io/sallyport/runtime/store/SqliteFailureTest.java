package io.sallyport.runtime.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stages.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.store.Acceptance;
import io.sallyport.engine.store.Samples;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.engine.store.StoreUnavailableException;
import io.sallyport.engine.store.TokenRecord;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller is told when the store can not, and that the store recovers. */
class SqliteFailureTest {
  private static final StoreLimits NARROW = new StoreLimits(4, 512, 4, 1, Duration.ofMillis(500));

  @TempDir private Path parent;
  private SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(parent.resolve("store"), CallerContext.none(), NARROW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCommandThatFailsFailsAlone() {
    CountDownLatch gate = blockWriter();
    CompletionStage<Acceptance> first = store.accept(Samples.payment("a"));
    CompletionStage<Object> broken =
        store.change(
            tables -> {
              tables.tokens().insert(Samples.token("tok_x", CLIENT, MERCHANT));
              throw new IllegalArgumentException("on purpose");
            });
    CompletionStage<Acceptance> second = store.accept(Samples.payment("b"));
    gate.countDown();
    assertEquals(new Acceptance.Accepted(), await(first));
    assertEquals("on purpose", failure(IllegalArgumentException.class, broken).getMessage());
    assertEquals(new Acceptance.Accepted(), await(second));
    assertTrue(await(store.token(CLIENT, "tok_x")).isEmpty());
    assertTrue(await(store.payment(CLIENT, "pay_a")).isPresent());
    assertTrue(await(store.payment(CLIENT, "pay_b")).isPresent());
  }

  @Test
  void aCommitThatFailsFailsTheWholeGroupAndNothingIsStored() {
    CountDownLatch gate = blockWriter();
    CompletionStage<Acceptance> first = store.accept(Samples.payment("a"));
    CompletionStage<Integer> orphan = store.change(SqliteFailureTest::leaveAnOrphan);
    CompletionStage<Acceptance> last = store.accept(Samples.payment("b"));
    gate.countDown();
    failure(StoreUnavailableException.class, first);
    failure(StoreUnavailableException.class, orphan);
    failure(StoreUnavailableException.class, last);
    assertEquals(List.of(), await(store.openAttempts(10)));
    assertEquals(new Acceptance.Accepted(), await(store.accept(Samples.payment("a"))));
  }

  @Test
  void aFullDiskFailsTheChangeAndTheStoreWorksAgainWhenThereIsRoom() {
    await(store.accept(Samples.payment("a")));
    CountDownLatch gate = blockWriter();
    CompletionStage<Boolean> full = store.change(SqliteFailureTest::forbidGrowth);
    CompletionStage<Void> large = store.addToken(large());
    gate.countDown();
    failure(StoreUnavailableException.class, large);
    failure(StoreUnavailableException.class, full);
    assertTrue(await(store.token(CLIENT, "tok_large")).isEmpty());
    assertTrue(await(store.payment(CLIENT, "pay_a")).isPresent());
    await(store.addToken(large()));
    assertTrue(await(store.token(CLIENT, "tok_large")).isPresent());
  }

  @Test
  void aChangeTooManyIsRefused() {
    CountDownLatch gate = blockWriter();
    List<CompletionStage<Acceptance>> waiting = new ArrayList<>();
    for (int number = 0; number < NARROW.queuedChanges(); number++) {
      waiting.add(store.accept(Samples.payment(Integer.toString(number))));
    }
    StoreUnavailableException refused =
        failure(StoreUnavailableException.class, store.accept(Samples.payment("one-more")));
    assertEquals("the store's queue is full", refused.getMessage());
    gate.countDown();
    waiting.forEach(stage -> assertEquals(new Acceptance.Accepted(), await(stage)));
    assertTrue(await(store.payment(CLIENT, "pay_one-more")).isEmpty());
  }

  @Test
  void aReadTooManyIsRefused() {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    CompletionStage<Boolean> blocking = store.read(tables -> pass(blocked, gate));
    passed(blocked);
    List<CompletionStage<?>> waiting = new ArrayList<>();
    for (int number = 0; number < NARROW.queuedReads(); number++) {
      waiting.add(store.dataKeys());
    }
    failure(StoreUnavailableException.class, store.dataKeys());
    gate.countDown();
    assertEquals(true, await(blocking));
    waiting.forEach(stage -> await(stage));
  }

  @Test
  void aReadCanNotChangeAnything() {
    TokenRecord token = Samples.token("tok_a", CLIENT, MERCHANT);
    failure(
        StoreUnavailableException.class,
        store.read(
            tables -> {
              tables.tokens().insert(token);
              return true;
            }));
    assertTrue(await(store.token(CLIENT, "tok_a")).isEmpty());
  }

  @Test
  void afterClosingEverythingIsRefused() {
    store.close();
    StoreUnavailableException refused =
        failure(StoreUnavailableException.class, store.accept(Samples.payment("a")));
    assertEquals("the store is closed", refused.getMessage());
    failure(StoreUnavailableException.class, store.payment(CLIENT, "pay_a"));
  }

  @Test
  void aFailureNamesNoStoredValue() {
    TokenRecord token = Samples.token("tok_secret", CLIENT, MERCHANT);
    await(store.addToken(token));
    Throwable failed = failure(IllegalStateException.class, store.addToken(token));
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      assertTrue(!String.valueOf(cause.getMessage()).contains("tok_secret"), cause::toString);
    }
  }

  /** Keeps the writer busy until the gate is opened: what is asked meanwhile is one group. */
  private CountDownLatch blockWriter() {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CompletionStage<Boolean> unused = store.change(tables -> pass(blocked, gate));
    passed(blocked);
    return gate;
  }

  private static boolean pass(CountDownLatch blocked, CountDownLatch gate) {
    blocked.countDown();
    return passed(gate);
  }

  private static boolean passed(CountDownLatch gate) {
    try {
      return gate.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Nobody notices before the commit. */
  private static int leaveAnOrphan(Tables tables) throws SQLException {
    tables.connection().execute("PRAGMA defer_foreign_keys = ON");
    return tables
        .connection()
        .insert(
            "payment_details",
            SealedColumns.write(
                new Owner(CLIENT, MERCHANT).in(new Columns().text("payment_id", "pay_none")),
                Samples.sealed("orphan")));
  }

  /** As a full disk does; for this connection only. */
  private static boolean forbidGrowth(Tables tables) throws SQLException {
    tables.connection().execute("PRAGMA max_page_count = 1");
    return true;
  }

  private static TokenRecord large() {
    TokenRecord sample = Samples.token("tok_large", CLIENT, MERCHANT);
    return new TokenRecord(
        sample.card(),
        CLIENT,
        MERCHANT,
        new SealedBytes("key_1", new byte[1_000_000]),
        sample.fingerprint(),
        sample.createdAt());
  }
}
