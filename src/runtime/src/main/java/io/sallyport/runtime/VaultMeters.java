package io.sallyport.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.vault.VaultEvents;
import io.sallyport.runtime.vault.VaultFailure;
import io.sallyport.runtime.vault.VaultOperation;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Counts what happens between us and Vault. */
final class VaultMeters implements VaultEvents {
  private static final Logger LOG = Logger.getLogger("sallyport.vault");

  private final MeterRegistry meters;

  VaultMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void answered(VaultOperation operation, int status) {
    count(operation, status / 100 + "xx");
  }

  @Override
  public void failed(VaultOperation operation, VaultFailure failure) {
    count(operation, word(failure));
  }

  @Override
  public void loggedIn(Optional<Instant> until) {
    LOG.infof("logged in to Vault%s", until.map(end -> " until " + end).orElse(""));
    logins("success");
  }

  @Override
  public void tokenRenewed(Instant until) {
    logins("renewed");
  }

  @Override
  public void loginFailed(SourceException.Reason reason) {
    LOG.warnf("the login to Vault failed (%s); it is tried again", reason);
    logins(word(reason));
  }

  private void count(VaultOperation operation, String result) {
    meters
        .counter("sallyport.vault.requests", "operation", word(operation), "result", result)
        .increment();
  }

  private void logins(String result) {
    meters.counter("sallyport.vault.logins", "result", result).increment();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
