package io.sallyport.engine.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Wrapped data keys; used at start and when keys rotate. */
public interface DataKeyStore {
  /** Every key, oldest first. */
  CompletionStage<List<DataKeyRecord>> dataKeys();

  /** Stores a new key. */
  CompletionStage<Void> addDataKey(DataKeyRecord key);
}
