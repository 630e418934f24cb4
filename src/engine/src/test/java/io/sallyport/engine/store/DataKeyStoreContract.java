package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stages.failure;
import static io.sallyport.engine.store.Stored.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link DataKeyStore} keeps. A subclass says which store; each test gets an empty one.
 */
public abstract class DataKeyStoreContract {
  /** The store, empty when a test starts. */
  protected abstract DataKeyStore dataKeys();

  @Test
  void atFirstThereAreNone() {
    assertEquals(List.of(), await(dataKeys().dataKeys()));
  }

  @ParameterizedTest
  @EnumSource(DataKeyRecord.Purpose.class)
  void aKeyIsThereWithAllItsFields(DataKeyRecord.Purpose purpose) {
    DataKeyRecord key =
        new DataKeyRecord("key_1", purpose, "kek-ä", Samples.sealed("wrapped"), NOW);
    assertNull(await(dataKeys().addDataKey(key)));
    DataKeyRecord stored = await(dataKeys().dataKeys()).get(0);
    assertEquals("key_1", stored.id());
    assertEquals(purpose, stored.purpose());
    assertEquals("kek-ä", stored.wrappedBy());
    assertSame(key.wrapped(), stored.wrapped());
    assertEquals(NOW, stored.createdAt());
  }

  @Test
  void theOldestComesFirst() {
    await(dataKeys().addDataKey(key("key_young", NOW.plusSeconds(1))));
    await(dataKeys().addDataKey(key("key_old", NOW.minusSeconds(1))));
    await(dataKeys().addDataKey(key("key_b", NOW)));
    await(dataKeys().addDataKey(key("key_a", NOW)));
    assertEquals(
        List.of("key_old", "key_b", "key_a", "key_young"),
        await(dataKeys().dataKeys()).stream().map(DataKeyRecord::id).toList());
  }

  @Test
  void aKeyInUseIsRefusedAndStaysAsItIs() {
    await(dataKeys().addDataKey(key("key_1", NOW)));
    failure(IllegalStateException.class, dataKeys().addDataKey(key("key_1", NOW.plusSeconds(1))));
    List<DataKeyRecord> stored = await(dataKeys().dataKeys());
    assertEquals(1, stored.size());
    assertEquals(NOW, stored.get(0).createdAt());
  }

  private static DataKeyRecord key(String id, Instant createdAt) {
    return new DataKeyRecord(
        id, DataKeyRecord.Purpose.SEAL, "kek-1", Samples.sealed(id), createdAt);
  }
}
