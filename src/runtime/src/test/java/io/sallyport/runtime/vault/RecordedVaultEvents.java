package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.SourceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was told, each on one line. */
final class RecordedVaultEvents implements VaultEvents {
  private final List<String> told = new CopyOnWriteArrayList<>();

  List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void answered(VaultOperation operation, int status) {
    told.add(operation + " " + status);
  }

  @Override
  public void failed(VaultOperation operation, VaultFailure failure) {
    told.add(operation + " " + failure);
  }

  @Override
  public void loggedIn(Optional<Instant> until) {
    told.add("logged in");
  }

  @Override
  public void tokenRenewed(Instant until) {
    told.add("renewed");
  }

  @Override
  public void loginFailed(SourceException.Reason reason) {
    told.add("login failed: " + reason);
  }
}
