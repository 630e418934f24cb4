package io.sallyport.engine.port;

import java.util.concurrent.CompletionStage;

/** Where audit records go. */
public interface AuditLog {
  /**
   * Records. What must not happen without a record waits for the stage; exceptionally completed, it
   * does not happen.
   */
  CompletionStage<Void> record(AuditRecord entry);
}
