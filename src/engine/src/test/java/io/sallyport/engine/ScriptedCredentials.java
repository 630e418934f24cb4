package io.sallyport.engine;

import io.sallyport.engine.port.CredentialFeedback;
import io.sallyport.engine.port.CredentialStamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Credentials that are renewed when a test says so, and what was told about them. */
final class ScriptedCredentials implements CredentialFeedback {
  private final List<String> told = new ArrayList<>();
  private CredentialStamp current = new Key("old");
  private final Deque<String> newer = new ArrayDeque<>();
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

  /** The source has newer ones than these: each refusal of the current ones brings the next. */
  void thereAre(String... names) {
    newer.addAll(List.of(names));
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
          if (current.equals(credentials) && !newer.isEmpty()) {
            current = new Key(newer.remove());
          }
          return !current.equals(credentials);
        });
  }
}
