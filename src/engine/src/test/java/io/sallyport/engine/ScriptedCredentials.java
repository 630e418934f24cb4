package io.sallyport.engine;

import io.sallyport.engine.port.CredentialFeedback;
import io.sallyport.engine.port.CredentialStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Credentials that are renewed when a test says so, and what was told about them. */
final class ScriptedCredentials implements CredentialFeedback {
  private final List<String> told = new ArrayList<>();
  private CredentialStamp current = new Key("old");
  private boolean thereAreNewOnes;
  private CompletableFuture<Void> sourceAnswers = CompletableFuture.completedFuture(null);

  /** Which credentials a request carried. */
  record Key(String name) implements CredentialStamp {}

  CredentialStamp current() {
    return current;
  }

  /** What was told, as {@code accepted} or {@code refused} and the name. */
  List<String> told() {
    return told;
  }

  /** The source has new ones, called {@code new}. */
  void thereAreNewOnes() {
    thereAreNewOnes = true;
  }

  /** Requests carry no credentials from now on. */
  void none() {
    current = CredentialStamp.NONE;
  }

  /** The source is asked until the test completes the future. */
  CompletableFuture<Void> theSourceTakesItsTime() {
    sourceAnswers = new CompletableFuture<>();
    return sourceAnswers;
  }

  @Override
  public void accepted(CredentialStamp credentials) {
    told.add("accepted " + ((Key) credentials).name());
  }

  @Override
  public CompletionStage<Boolean> refused(String connector, CredentialStamp credentials) {
    told.add("refused " + ((Key) credentials).name());
    return sourceAnswers.thenApply(
        answered -> {
          if (thereAreNewOnes) {
            current = new Key("new");
          }
          return !current.equals(credentials);
        });
  }
}
