package io.sallyport.engine.store;

import static java.util.Objects.requireNonNull;

import io.sallyport.engine.idempotency.KeyRecord;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a store said to something new. Whatever it is but accepted, nothing was stored. */
public sealed interface Acceptance {
  /** One branch per answer. */
  <R> R fold(
      Supplier<R> accepted,
      Function<KeyRecord, R> keyTaken,
      Function<String, R> duplicateTransaction,
      Supplier<R> stale);

  /** It is durable. */
  record Accepted() implements Acceptance {
    @Override
    public <R> R fold(
        Supplier<R> accepted,
        Function<KeyRecord, R> keyTaken,
        Function<String, R> duplicateTransaction,
        Supplier<R> stale) {
      return accepted.get();
    }
  }

  /** The key was used before and has not expired. */
  record KeyTaken(KeyRecord key) implements Acceptance {
    /** The record is required. */
    public KeyTaken {
      requireNonNull(key, "key");
    }

    @Override
    public <R> R fold(
        Supplier<R> accepted,
        Function<KeyRecord, R> keyTaken,
        Function<String, R> duplicateTransaction,
        Supplier<R> stale) {
      return keyTaken.apply(key);
    }
  }

  /**
   * The client and merchant have a payment with the same merchant transaction id that is not known
   * not to have charged.
   */
  record DuplicateTransaction(String paymentId) implements Acceptance {
    /** The id is required. */
    public DuplicateTransaction {
      requireNonNull(paymentId, "paymentId");
    }

    @Override
    public <R> R fold(
        Supplier<R> accepted,
        Function<KeyRecord, R> keyTaken,
        Function<String, R> duplicateTransaction,
        Supplier<R> stale) {
      return duplicateTransaction.apply(paymentId);
    }
  }

  /** The payment has changed since it was read: read it and judge again. */
  record Stale() implements Acceptance {
    @Override
    public <R> R fold(
        Supplier<R> accepted,
        Function<KeyRecord, R> keyTaken,
        Function<String, R> duplicateTransaction,
        Supplier<R> stale) {
      return stale.get();
    }
  }
}
