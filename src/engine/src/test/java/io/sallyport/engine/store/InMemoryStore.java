package io.sallyport.engine.store;

import io.sallyport.engine.idempotency.KeyRecord;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.IllegalTransitionException;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The three ports in maps, for tests: plain enough to be seen to be right, and the oracle of the
 * contract tests. Nothing is durable; every stage is complete when it is returned. Each change
 * checks everything before it writes anything.
 */
public class InMemoryStore implements PaymentStore, TokenStore, DataKeyStore {
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, SealedBytes> details = new LinkedHashMap<>();
  private final Map<String, FollowUp> followUps = new LinkedHashMap<>();
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final Map<KeyScope, KeyRecord> keys = new LinkedHashMap<>();
  private final Map<String, TokenRecord> tokens = new LinkedHashMap<>();
  private final Map<String, DataKeyRecord> dataKeys = new LinkedHashMap<>();

  @Override
  public CompletionStage<Acceptance> accept(NewPayment accepted) {
    return completed(() -> doAccept(accepted));
  }

  private Acceptance doAccept(NewPayment accepted) {
    Optional<KeyRecord> taken = unexpired(accepted.key().scope(), accepted.attempt().startedAt());
    if (taken.isPresent()) {
      return new Acceptance.KeyTaken(taken.get());
    }
    Payment payment = accepted.payment();
    Optional<Payment> duplicate =
        payments.values().stream().filter(earlier -> isDuplicate(earlier, payment)).findFirst();
    if (duplicate.isPresent() && !payment.status().isKnownNotCharged()) {
      return new Acceptance.DuplicateTransaction(duplicate.get().id());
    }
    requireNew(payments, payment.id());
    requireNew(attempts, accepted.attempt().id());
    accepted.token().ifPresent(token -> requireNew(tokens, token.card().token()));

    payments.put(payment.id(), payment);
    details.put(payment.id(), accepted.details());
    attempts.put(accepted.attempt().id(), accepted.attempt());
    putKey(accepted.key());
    accepted.token().ifPresent(token -> tokens.put(token.card().token(), token));
    return new Acceptance.Accepted();
  }

  private static boolean isDuplicate(Payment earlier, Payment later) {
    return earlier.terms().client().equals(later.terms().client())
        && earlier.terms().merchant().equals(later.terms().merchant())
        && earlier.terms().merchantTransactionId().equals(later.terms().merchantTransactionId())
        && !earlier.status().isKnownNotCharged();
  }

  @Override
  public CompletionStage<Acceptance> accept(NewFollowUp accepted) {
    return completed(() -> doAccept(accepted));
  }

  private Acceptance doAccept(NewFollowUp accepted) {
    Optional<KeyRecord> taken =
        accepted.key().flatMap(key -> unexpired(key.scope(), accepted.attempt().startedAt()));
    if (taken.isPresent()) {
      return new Acceptance.KeyTaken(taken.get());
    }
    Payment payment = payments.get(accepted.followUp().paymentId());
    if (payment == null || payment.version() != accepted.paymentVersion()) {
      return new Acceptance.Stale();
    }
    requireNew(followUps, accepted.followUp().id());
    requireNew(attempts, accepted.attempt().id());

    payments.put(
        payment.id(), new Payment(payment.terms(), payment.state(), payment.version() + 1));
    followUps.put(accepted.followUp().id(), accepted.followUp());
    attempts.put(accepted.attempt().id(), accepted.attempt());
    accepted.key().ifPresent(this::putKey);
    return new Acceptance.Accepted();
  }

  @Override
  public CompletionStage<Void> journalStep(Attempt attempt) {
    return completed(() -> replaceOpen(attempt));
  }

  @Override
  public CompletionStage<Void> reschedule(Attempt attempt) {
    return completed(() -> replaceOpen(attempt));
  }

  private void replaceOpen(Attempt attempt) {
    if (stored(attempts, attempt.id()).closed() || attempt.closed()) {
      throw new IllegalStateException("only an open attempt changes alone");
    }
    attempts.put(attempt.id(), attempt);
  }

  @Override
  public CompletionStage<Boolean> settle(Settlement settlement) {
    return completed(() -> doSettle(settlement));
  }

  private boolean doSettle(Settlement settlement) {
    Payment next = settlement.payment();
    Payment payment = payments.get(next.id());
    if (payment == null || payment.version() != next.version() - 1) {
      return false;
    }
    if (!payment.status().canBecome(next.status())) {
      throw new IllegalTransitionException(payment.status(), next.status());
    }
    settlement.followUp().ifPresent(this::requireLegal);
    Attempt attempt = settlement.attempt();
    if (stored(attempts, attempt.id()).closed() && !attempt.closed()) {
      throw new IllegalStateException("a closed attempt stays closed");
    }
    settlement.nextAttempt().ifPresent(following -> requireNew(attempts, following.id()));

    payments.put(payment.id(), new Payment(payment.terms(), next.state(), next.version()));
    settlement.followUp().ifPresent(followUp -> followUps.put(followUp.id(), followUp));
    attempts.put(attempt.id(), attempt);
    settlement.nextAttempt().ifPresent(following -> attempts.put(following.id(), following));
    keyOf(attempt).ifPresent(key -> settleKey(key, settlement));
    return true;
  }

  private void requireLegal(FollowUp next) {
    FollowUp followUp = stored(followUps, next.id());
    if (!followUp.status().canBecome(next.status())) {
      throw new IllegalTransitionException(followUp.status(), next.status());
    }
  }

  /** The attempt's key, unless it has expired meanwhile and started something else. */
  private Optional<KeyRecord> keyOf(Attempt attempt) {
    return attempt
        .key()
        .flatMap(scope -> Optional.ofNullable(keys.get(scope)))
        .filter(key -> key.paymentId().equals(attempt.paymentId()))
        .filter(key -> key.followUpId().equals(attempt.followUpId()));
  }

  private void settleKey(KeyRecord key, Settlement settlement) {
    if (settlement.releaseKey()) {
      keys.remove(key.scope());
    } else if (settlement.answer().isPresent()) {
      keys.put(key.scope(), withAnswer(key, settlement.answer()));
    }
  }

  private static KeyRecord withAnswer(KeyRecord key, Optional<StoredAnswer> answer) {
    return new KeyRecord(
        key.scope(), key.fingerprint(), key.paymentId(), key.followUpId(), answer, key.expiresAt());
  }

  @Override
  public CompletionStage<Optional<PaymentRecord>> payment(String client, String paymentId) {
    return completed(() -> ofClient(client, paymentId).map(this::record));
  }

  @Override
  public CompletionStage<Optional<PaymentRecord>> paymentOfFollowUp(
      String client, String followUpId) {
    return completed(
        () ->
            Optional.ofNullable(followUps.get(followUpId))
                .flatMap(followUp -> ofClient(client, followUp.paymentId()))
                .map(this::record));
  }

  @Override
  public CompletionStage<Optional<PaymentRecord>> paymentOfAttempt(String attemptId) {
    return completed(
        () ->
            Optional.ofNullable(attempts.get(attemptId))
                .map(attempt -> record(stored(payments, attempt.paymentId()))));
  }

  private Optional<Payment> ofClient(String client, String paymentId) {
    return Optional.ofNullable(payments.get(paymentId))
        .filter(payment -> payment.terms().client().equals(client));
  }

  private PaymentRecord record(Payment payment) {
    return new PaymentRecord(
        payment,
        followUps.values().stream()
            .filter(followUp -> followUp.paymentId().equals(payment.id()))
            .toList(),
        attempts.values().stream()
            .filter(attempt -> attempt.paymentId().equals(payment.id()))
            .toList());
  }

  @Override
  public CompletionStage<Optional<SealedBytes>> details(String paymentId) {
    return completed(() -> Optional.ofNullable(details.get(paymentId)));
  }

  @Override
  public CompletionStage<Optional<KeyRecord>> key(KeyScope scope, Instant now) {
    return completed(() -> unexpired(scope, now));
  }

  @Override
  public CompletionStage<List<Attempt>> openAttempts(int limit) {
    return completed(
        () ->
            attempts.values().stream()
                .filter(attempt -> !attempt.closed())
                .sorted(Comparator.comparing(Attempt::startedAt))
                .limit(limit)
                .toList());
  }

  @Override
  public CompletionStage<Integer> purgeKeys(Instant now) {
    return completed(
        () -> {
          List<KeyScope> expired =
              keys.entrySet().stream()
                  .filter(entry -> hasExpired(entry.getValue(), now))
                  .map(Map.Entry::getKey)
                  .limit(MAX_PURGED_KEYS)
                  .toList();
          expired.forEach(keys::remove);
          return expired.size();
        });
  }

  @Override
  public CompletionStage<Void> addToken(TokenRecord token) {
    return completed(
        () -> {
          requireNew(tokens, token.card().token());
          tokens.put(token.card().token(), token);
        });
  }

  @Override
  public CompletionStage<Optional<TokenRecord>> token(String client, String token) {
    return completed(() -> tokenOf(client, token));
  }

  @Override
  public CompletionStage<Boolean> deleteToken(String client, String token) {
    return completed(
        () -> tokenOf(client, token).map(found -> tokens.remove(token, found)).orElse(false));
  }

  private Optional<TokenRecord> tokenOf(String client, String token) {
    return Optional.ofNullable(tokens.get(token)).filter(found -> found.client().equals(client));
  }

  @Override
  public CompletionStage<List<DataKeyRecord>> dataKeys() {
    return completed(() -> oldestFirst(dataKeys.values()));
  }

  private static List<DataKeyRecord> oldestFirst(Collection<DataKeyRecord> records) {
    List<DataKeyRecord> sorted = new ArrayList<>(records);
    sorted.sort(Comparator.comparing(DataKeyRecord::createdAt));
    return List.copyOf(sorted);
  }

  @Override
  public CompletionStage<Void> addDataKey(DataKeyRecord key) {
    return completed(
        () -> {
          requireNew(dataKeys, key.id());
          dataKeys.put(key.id(), key);
        });
  }

  private Optional<KeyRecord> unexpired(KeyScope scope, Instant now) {
    return Optional.ofNullable(keys.get(scope)).filter(key -> !hasExpired(key, now));
  }

  private static boolean hasExpired(KeyRecord key, Instant now) {
    return !key.expiresAt().isAfter(now);
  }

  private void putKey(KeyRecord key) {
    keys.put(key.scope(), key);
  }

  private static void requireNew(Map<String, ?> rows, String id) {
    if (rows.containsKey(id)) {
      throw new IllegalStateException("the id is in use");
    }
  }

  private static <V> V stored(Map<String, V> rows, String id) {
    V row = rows.get(id);
    if (row == null) {
      throw new IllegalStateException("there is no such row");
    }
    return row;
  }

  private synchronized CompletionStage<Void> completed(Runnable change) {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    try {
      change.run();
      stage.complete(null);
    } catch (IllegalStateException | IllegalTransitionException refused) {
      stage.completeExceptionally(refused);
    }
    return stage;
  }

  private synchronized <R> CompletionStage<R> completed(Supplier<R> transaction) {
    try {
      return CompletableFuture.completedFuture(transaction.get());
    } catch (IllegalStateException | IllegalTransitionException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }
}
