package io.sallyport.sandbox.ledger;

import io.sallyport.sandbox.file.OwnerOnly;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's ledger: decides, records, remembers. It is the judge in every proof that nothing
 * was charged twice, so a result is handed out only after its entry is on disk, and readers wait
 * for {@link #settled()} first.
 *
 * <p>Safe for use by several threads. Only {@link #open} and {@link #close} block; the stages
 * complete on the file's own thread, exceptionally with an {@link IOException} when the disk failed
 * or the ledger holds five million entries, which is what memory is planned for.
 *
 * <p>Order of calls for a request that moves money: {@link #claim}; when that gives no earlier
 * result, one of {@link #charge} and {@link #followUp}; then, always, {@link #release}.
 */
public final class Ledger implements AutoCloseable {
  private static final long MOST_ENTRIES = 5_000_000;

  private final Clock clock;
  private final Fingerprints fingerprints;
  private final LedgerFile file;
  private final Book book = new Book();
  private final Ids ids = new Ids();
  private final Map<String, String> fingerprintsInFlight = new HashMap<>();

  private Ledger(Clock clock, Fingerprints fingerprints, LedgerFile file) {
    this.clock = clock;
    this.fingerprints = fingerprints;
    this.file = file;
  }

  /**
   * Opens the ledger in the directory, which is created where it is missing, and reads what it
   * holds. Blocks.
   *
   * @throws IOException when the file can not be read, is damaged, or another gateway uses it
   */
  public static Ledger open(Path directory, Clock clock) throws IOException {
    OwnerOnly.createDirectories(directory);
    LedgerFile file = LedgerFile.open(directory.resolve("ledger.ndjson"));
    try {
      Ledger ledger = new Ledger(clock, Fingerprints.in(directory), file);
      ledger.load();
      return ledger;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** A claim to the key for this route and body. */
  public Claim claimFor(String key, String route, JsonObject body) {
    return new Claim(key, fingerprints.of(route, body));
  }

  /** What the key stands for already, or null. */
  public synchronized @Nullable Result replay(Claim claim) {
    return fingerprintsInFlight.containsKey(claim.key()) ? null : book.replay(claim);
  }

  /**
   * Takes the key for one request.
   *
   * @return the earlier result, and then nothing is taken; null when the request may be processed
   * @throws RefusedException when the key is in flight or came with another request
   */
  public synchronized @Nullable Result claim(Claim claim) {
    String inFlight = fingerprintsInFlight.get(claim.key());
    if (inFlight != null) {
      throw RefusedException.of(
          inFlight.equals(claim.fingerprint())
              ? Refusal.IN_FLIGHT
              : Refusal.IDEMPOTENCY_KEY_REUSED);
    }
    Result earlier = book.replay(claim);
    if (earlier == null) {
      fingerprintsInFlight.put(claim.key(), claim.fingerprint());
    }
    return earlier;
  }

  /** Ends the flight of a claim that was taken. */
  public synchronized void release(Claim claim) {
    fingerprintsInFlight.remove(claim.key());
  }

  /** Authorizes, captures at once, or declines. */
  public synchronized CompletionStage<Result> charge(ChargeRequest request, Claim claim) {
    Issuer.Decision decision =
        Issuer.decide(request.card(), request.amount(), request.allowPartial());
    return append(
        claim,
        new Opening(
            ids.next("ch_"),
            request.reference(),
            request.merchantReference(),
            request.amount(),
            decision.amountAuthorized(),
            request.currency(),
            request.capture() && decision.decline() == null,
            request.card().maskedNumber(),
            ids.nextNetworkTransactionId(),
            decision.decline()));
  }

  /**
   * Captures, voids or refunds.
   *
   * @param amount in minor units; not looked at for a void, which releases everything
   * @param last for a capture: nothing may be captured after it
   * @throws RefusedException when the charge is unknown or the follow-up may not follow
   */
  public synchronized CompletionStage<Result> followUp(
      FollowUp.Kind kind,
      String chargeId,
      String reference,
      long amount,
      boolean last,
      Claim claim) {
    Limits.checkReference("reference", reference);
    Charge charge = book.charge(chargeId);
    return append(
        claim,
        new FollowUp(
            kind,
            ids.next(kind.idPrefix()),
            chargeId,
            reference,
            kind == FollowUp.Kind.VOID ? charge.amountCapturable() : amount,
            charge.opening().currency(),
            last));
  }

  /**
   * The charge as it stands.
   *
   * @throws RefusedException when it is unknown
   */
  public synchronized Charge find(String chargeId) {
    return book.charge(chargeId);
  }

  /** The charges with this reference in the order they were made. */
  public synchronized List<Charge> findByReference(String reference) {
    return book.chargesByReference(reference);
  }

  /** All entries in order. */
  public synchronized List<LedgerEntry> entries() {
    return book.entries();
  }

  /** Completes when all that can be seen now is on disk. */
  public CompletionStage<@Nullable Void> settled() {
    return file.settled();
  }

  /** Writes what waits and closes the file. Blocks. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  private CompletionStage<Result> append(Claim claim, Posting posting) {
    if (book.nextSequence() > MOST_ENTRIES) {
      return CompletableFuture.failedFuture(new IOException("the ledger is full"));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LedgerEntry entry = new LedgerEntry(book.nextSequence(), now, claim, posting);
    Result result = book.apply(entry);
    return file.append(EntryFormat.line(entry)).thenApply(unused -> result);
  }

  private synchronized void load() throws IOException {
    try {
      file.forEachLine(line -> book.apply(EntryFormat.parse(line)));
    } catch (RuntimeException e) {
      throw new IOException("ledger.ndjson is damaged at line " + book.nextSequence(), e);
    }
  }
}
