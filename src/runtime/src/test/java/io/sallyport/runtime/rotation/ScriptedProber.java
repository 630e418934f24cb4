package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Prober;
import io.sallyport.spi.probe.ProbeVerdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway's opinion of credentials, by their versions. */
final class ScriptedProber implements Prober {
  final Set<String> refused = new HashSet<>();
  final List<List<String>> probed = new ArrayList<>();
  private final List<String> roles;
  private final Values values;
  boolean canProbe = true;
  boolean unclear;
  Optional<CompletableFuture<ProbeVerdict>> pending = Optional.empty();

  ScriptedProber(List<String> roles, Values values) {
    this.roles = roles;
    this.values = values;
  }

  /** From now on a verdict is given when the test gives it. */
  CompletableFuture<ProbeVerdict> holdsBack() {
    CompletableFuture<ProbeVerdict> verdict = new CompletableFuture<>();
    pending = Optional.of(verdict);
    return verdict;
  }

  void answersAtOnce() {
    pending = Optional.empty();
  }

  @Override
  public boolean canProbe(String connector) {
    return canProbe;
  }

  @Override
  public CompletionStage<ProbeVerdict> probe(String connector, CredentialUse candidates) {
    probed.add(
        roles.stream().flatMap(role -> candidates.of(role).stream()).map(values::version).toList());
    return pending.orElseGet(() -> CompletableFuture.completedFuture(verdict(candidates)));
  }

  private ProbeVerdict verdict(CredentialUse candidates) {
    if (unclear) {
      return ProbeVerdict.INCONCLUSIVE;
    }
    boolean bad =
        roles.stream().flatMap(role -> candidates.of(role).stream()).anyMatch(this::isRefused);
    return bad ? ProbeVerdict.REFUSED : ProbeVerdict.ACCEPTED;
  }

  boolean isRefused(Credential value) {
    return refused.contains(values.version(value));
  }
}
