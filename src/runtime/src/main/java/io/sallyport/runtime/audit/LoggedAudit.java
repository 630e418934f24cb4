package io.sallyport.runtime.audit;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sallyport.engine.port.AuditLog;
import io.sallyport.engine.port.AuditRecord;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Writes audit records to a log category of their own. */
public final class LoggedAudit implements AuditLog {
  private static final Logger LOG = Logger.getLogger("sallyport.audit");

  @Override
  public CompletionStage<Void> record(AuditRecord entry) {
    LOG.infof(
        "%s who=%s what=%s object=%s origin=%s result=%s reason=%s",
        entry.at(),
        entry.who(),
        entry.what(),
        entry.object(),
        entry.origin(),
        entry.result(),
        entry.reason().orElse("-"));
    return completedFuture(null);
  }
}
