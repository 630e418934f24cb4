package io.sallyport.runtime.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.store.DataKeyRecord;
import io.sallyport.engine.store.DataKeyRecord.Purpose;
import io.sallyport.engine.store.InMemoryStore;
import io.sallyport.engine.store.SealedBytes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataKeysTest {
  @TempDir Path folder;
  private final InMemoryStore store = new InMemoryStore();

  @Test
  void anEmptyStoreGetsOneKeyForEachPurpose() {
    LocalMasterKey master = Keys.masterKey(folder);
    Keys.load(store, master);
    assertEquals(
        List.of(Purpose.values()),
        records().stream().map(DataKeyRecord::purpose).sorted().toList());
    records().forEach(record -> assertEquals(master.id(), record.wrappedBy()));
  }

  @Test
  void keysThatAreThereAreUsedAgain() {
    LocalMasterKey master = Keys.masterKey(folder);
    DataKeys first = Keys.load(store, master);
    DataKeys second = Keys.load(store, master);
    assertEquals(3, records().size());
    assertEquals(first.currentSealKeyId(), second.currentSealKeyId());
    assertEquals(first.sealKey(first.currentSealKeyId()), second.sealKey(first.currentSealKeyId()));
    assertEquals(first.cardFingerprintKey(), second.cardFingerprintKey());
    assertEquals(first.requestFingerprintKey(), second.requestFingerprintKey());
  }

  @Test
  void eachPurposeHasAKeyOfItsOwn() {
    DataKeys keys = Keys.dataKeys(folder);
    byte[] seal = keys.sealKey(keys.currentSealKeyId()).getEncoded();
    byte[] card = keys.cardFingerprintKey().getEncoded();
    byte[] request = keys.requestFingerprintKey().getEncoded();
    assertFalse(Arrays.equals(seal, card) || Arrays.equals(seal, request));
    assertFalse(Arrays.equals(card, request));
  }

  @Test
  void aNewerKeySealsAndTheOlderOneStillOpens() {
    LocalMasterKey master = Keys.masterKey(folder);
    DataKeys before = Keys.load(store, master);
    add(master, "key_newer", Purpose.SEAL, "key_newer");
    add(master, "key_newer_hash", Purpose.CARD_FINGERPRINT, "key_newer_hash");
    DataKeys after = Keys.load(store, master);
    assertEquals("key_newer", after.currentSealKeyId());
    assertEquals(
        before.sealKey(before.currentSealKeyId()), after.sealKey(before.currentSealKeyId()));
    assertNotEquals(after.sealKey("key_newer"), after.sealKey(before.currentSealKeyId()));
    assertEquals(before.cardFingerprintKey(), after.cardFingerprintKey());
  }

  @Test
  void anotherMasterKeyIsOneClearError() {
    LocalMasterKey right = Keys.masterKey(folder);
    Keys.load(store, right);
    LocalMasterKey wrong = LocalMasterKey.create(folder.resolve("wrong.key"));
    MasterKeyException refusal = refusal(wrong);
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(right.id()) && message.contains(wrong.id()), message);
    assertEquals(3, records().size());
  }

  @Test
  void aKeyThatWasMovedToAnotherRowDoesNotOpen() {
    LocalMasterKey master = Keys.masterKey(folder);
    add(master, "key_moved", Purpose.SEAL, "key_original");
    refusal(master);
  }

  @Test
  void anUnknownSealKeyIsSaidToBeMissing() {
    DataKeys keys = Keys.dataKeys(folder);
    assertThrows(SealBrokenException.class, () -> keys.sealKey("key_unknown"));
  }

  @Test
  void keysPrintNothingOfThemselves() {
    DataKeys keys = Keys.dataKeys(folder);
    assertEquals("DataKeys[" + keys.currentSealKeyId() + "]", keys.toString());
  }

  private MasterKeyException refusal(MasterKey master) {
    CompletionException thrown =
        assertThrows(CompletionException.class, () -> Keys.load(store, master));
    return assertInstanceOf(MasterKeyException.class, thrown.getCause());
  }

  private void add(LocalMasterKey master, String id, Purpose purpose, String wrappedAs) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) id.hashCode());
    byte[] wrapped = master.wrap(key, purpose + " " + wrappedAs);
    store
        .addDataKey(
            new DataKeyRecord(
                id,
                purpose,
                master.id(),
                new SealedBytes(master.id(), wrapped),
                Keys.NOW.plusSeconds(1)))
        .toCompletableFuture()
        .join();
  }

  private List<DataKeyRecord> records() {
    return store.dataKeys().toCompletableFuture().join();
  }
}
