package io.sallyport.runtime.store;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.store.Acceptance;
import io.sallyport.engine.store.DataKeyRecord;
import io.sallyport.engine.store.DataKeyStore;
import io.sallyport.engine.store.NewFollowUp;
import io.sallyport.engine.store.NewPayment;
import io.sallyport.engine.store.PaymentStore;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.engine.store.Settlement;
import io.sallyport.engine.store.TokenRecord;
import io.sallyport.engine.store.TokenStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The embedded store: one SQLite file in a folder that one process holds. May be called from any
 * thread and never blocks the caller; what does not fit into its bounded queues fails with {@link
 * io.sallyport.engine.store.StoreUnavailableException}, and so does everything after {@link
 * #close}. After a full disk or another I/O error it works again as soon as the file does.
 *
 * <p>Instants are kept in whole microseconds; what is finer is cut off. An id that is in use, or a
 * row that is not there, fails the stage with {@link IllegalStateException}.
 *
 * <p>What is deleted is overwritten, and soon after the deletion of a token its bytes are gone from
 * the write-ahead log as well (PCI DSS 3.2.1: no longer kept than needed).
 */
public final class SqliteStore implements PaymentStore, TokenStore, DataKeyStore, AutoCloseable {
  private final StoreThreads threads;
  private final CallerContext callers;

  private SqliteStore(StoreThreads threads, CallerContext callers) {
    this.threads = threads;
    this.callers = callers;
  }

  /**
   * Opens the store in a folder, which is created when it is not there. Blocks.
   *
   * @param callers where stages are completed
   * @throws StoreOpenException when another process has it open, a newer version has written it, or
   *     the folder can not be used
   */
  public static SqliteStore open(Path folder, CallerContext callers) {
    return open(folder, callers, StoreLimits.DEFAULT);
  }

  static SqliteStore open(Path folder, CallerContext callers, StoreLimits limits) {
    return new SqliteStore(StoreThreads.start(folder, limits), callers);
  }

  /** Finishes what waits, and closes the file. Blocks; repeated calls do nothing. */
  @Override
  public void close() {
    threads.close();
  }

  @Override
  public CompletionStage<Acceptance> accept(NewPayment payment) {
    return change(tables -> PaymentChanges.accept(tables, payment));
  }

  @Override
  public CompletionStage<Acceptance> accept(NewFollowUp followUp) {
    return change(tables -> PaymentChanges.accept(tables, followUp));
  }

  @Override
  public CompletionStage<Void> journalStep(Attempt attempt) {
    return change(Command.of(tables -> PaymentChanges.replaceOpen(tables, attempt)));
  }

  @Override
  public CompletionStage<Boolean> settle(Settlement settlement) {
    return change(tables -> PaymentChanges.settle(tables, settlement));
  }

  @Override
  public CompletionStage<Void> reschedule(Attempt attempt) {
    return change(Command.of(tables -> PaymentChanges.replaceOpen(tables, attempt)));
  }

  @Override
  public CompletionStage<Optional<PaymentRecord>> payment(String client, String paymentId) {
    return read(tables -> PaymentReads.ofClient(tables, client, paymentId));
  }

  @Override
  public CompletionStage<Optional<PaymentRecord>> paymentOfFollowUp(
      String client, String followUpId) {
    return read(tables -> PaymentReads.ofFollowUp(tables, client, followUpId));
  }

  @Override
  public CompletionStage<Optional<PaymentRecord>> paymentOfAttempt(String attemptId) {
    return read(tables -> PaymentReads.ofAttempt(tables, attemptId));
  }

  @Override
  public CompletionStage<Optional<SealedBytes>> details(String paymentId) {
    return read(tables -> tables.payments().details(paymentId));
  }

  @Override
  public CompletionStage<Optional<KeyRecord>> key(KeyScope scope, Instant now) {
    return read(tables -> tables.keys().unexpired(scope, now));
  }

  @Override
  public CompletionStage<List<Attempt>> openAttempts(int limit) {
    return read(tables -> tables.attempts().open(limit));
  }

  @Override
  public CompletionStage<Integer> purgeKeys(Instant now) {
    return change(tables -> tables.keys().purge(now));
  }

  @Override
  public CompletionStage<Void> addToken(TokenRecord token) {
    return change(Command.of(tables -> tables.tokens().insert(token)));
  }

  @Override
  public CompletionStage<Optional<TokenRecord>> token(String client, String token) {
    return read(tables -> tables.tokens().find(client, token));
  }

  @Override
  public CompletionStage<Boolean> deleteToken(String client, String token) {
    Job<Boolean> job =
        new Job<>(tables -> tables.tokens().delete(client, token), callers.capture(), true);
    return threads.change(job);
  }

  @Override
  public CompletionStage<List<DataKeyRecord>> dataKeys() {
    return read(tables -> tables.dataKeys().all());
  }

  @Override
  public CompletionStage<Void> addDataKey(DataKeyRecord key) {
    return change(Command.of(tables -> tables.dataKeys().insert(key)));
  }

  /** How many transactions were committed. */
  long commits() {
    return threads.commits();
  }

  <R> CompletionStage<R> change(Command<R> command) {
    return threads.change(new Job<>(command, callers.capture(), false));
  }

  <R> CompletionStage<R> read(Command<R> command) {
    return threads.read(new Job<>(command, callers.capture(), false));
  }
}
