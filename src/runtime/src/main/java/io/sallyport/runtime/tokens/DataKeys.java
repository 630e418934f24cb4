package io.sallyport.runtime.tokens;

import io.sallyport.engine.port.Ids;
import io.sallyport.engine.store.DataKeyRecord;
import io.sallyport.engine.store.DataKeyRecord.Purpose;
import io.sallyport.engine.store.DataKeyStore;
import io.sallyport.engine.store.SealedBytes;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data keys in use, in memory as long as the process lives. Seals with the newest key and opens
 * with any; hashes with the oldest, because a hash under another key would find nothing again.
 */
public final class DataKeys {
  private static final int KEY_BYTES = 32;

  private final Map<String, SecretKey> sealKeys;
  private final String currentSealKeyId;
  private final SecretKey cardFingerprintKey;
  private final SecretKey requestFingerprintKey;

  private DataKeys(List<DataKeyRecord> records, MasterKey master) {
    Map<String, SecretKey> keys = new HashMap<>();
    Optional<DataKeyRecord> newest = Optional.empty();
    for (DataKeyRecord found : records) {
      if (found.purpose() == Purpose.SEAL) {
        keys.put(found.id(), unwrap(found, master, "AES"));
        newest = Optional.of(found);
      }
    }
    sealKeys = Map.copyOf(keys);
    currentSealKeyId = newest.orElseThrow(() -> missing(Purpose.SEAL)).id();
    cardFingerprintKey = hashKey(records, Purpose.CARD_FINGERPRINT, master);
    requestFingerprintKey = hashKey(records, Purpose.REQUEST_FINGERPRINT, master);
  }

  /**
   * Loads the keys, and makes those that are not there yet. Unwraps on the thread on which the
   * store answers.
   *
   * @return completes exceptionally with {@link MasterKeyException} when a key was wrapped by
   *     another master key
   */
  public static CompletionStage<DataKeys> load(
      DataKeyStore store, MasterKey master, Ids ids, InstantSource clock) {
    return store
        .dataKeys()
        .thenCompose(
            found -> {
              Set<Purpose> missing = EnumSet.allOf(Purpose.class);
              found.forEach(key -> missing.remove(key.purpose()));
              CompletionStage<Void> added = CompletableFuture.completedFuture(null);
              for (Purpose purpose : missing) {
                added = added.thenCompose(last -> add(purpose, store, master, ids, clock));
              }
              return added.thenCompose(last -> store.dataKeys());
            })
        .thenApply(records -> new DataKeys(records, master));
  }

  /** Which key seals. */
  String currentSealKeyId() {
    return currentSealKeyId;
  }

  /**
   * The sealing key of that id.
   *
   * @throws SealBrokenException when there is none
   */
  SecretKey sealKey(String id) {
    SecretKey key = sealKeys.get(id);
    if (key == null) {
      throw new SealBrokenException("sealed bytes do not open: their data key is not there");
    }
    return key;
  }

  /** Hashes card numbers. */
  SecretKey cardFingerprintKey() {
    return cardFingerprintKey;
  }

  /** Hashes requests. */
  SecretKey requestFingerprintKey() {
    return requestFingerprintKey;
  }

  @Override
  public String toString() {
    return "DataKeys[" + currentSealKeyId + "]";
  }

  private static CompletionStage<Void> add(
      Purpose purpose, DataKeyStore store, MasterKey master, Ids ids, InstantSource clock) {
    byte[] key = Aead.randomBytes(KEY_BYTES);
    try {
      String id = ids.next("key");
      SealedBytes wrapped = new SealedBytes(master.id(), master.wrap(key, context(id, purpose)));
      return store.addDataKey(
          new DataKeyRecord(id, purpose, master.id(), wrapped, clock.instant()));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static SecretKey hashKey(
      List<DataKeyRecord> oldestFirst, Purpose purpose, MasterKey master) {
    return oldestFirst.stream()
        .filter(found -> found.purpose() == purpose)
        .findFirst()
        .map(found -> unwrap(found, master, "HmacSHA256"))
        .orElseThrow(() -> missing(purpose));
  }

  private static SecretKey unwrap(DataKeyRecord found, MasterKey master, String algorithm) {
    if (!found.wrappedBy().equals(master.id())) {
      throw new MasterKeyException(
          "the store's data keys are wrapped by the master key "
              + found.wrappedBy()
              + ", and the master key in use is "
              + master.id()
              + "; start with the key that belongs to this store");
    }
    byte[] key = master.unwrap(found.wrapped().content(), context(found.id(), found.purpose()));
    try {
      return new SecretKeySpec(key, algorithm);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static String context(String id, Purpose purpose) {
    return purpose + " " + id;
  }

  private static IllegalStateException missing(Purpose purpose) {
    return new IllegalStateException("the store has lost the data key for " + purpose);
  }
}
