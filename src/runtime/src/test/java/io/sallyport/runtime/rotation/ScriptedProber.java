package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Prober;
import io.sallyport.spi.probe.ProbeVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway's opinion of credentials, by their versions. */
final class ScriptedProber implements Prober {
  final Set<String> refused = new HashSet<>();
  final List<List<String>> probed = new ArrayList<>();
  final Map<List<String>, ProbeVerdict> last = new HashMap<>();
  private final List<String> roles;
  final List<List<String>> waiting = new ArrayList<>();
  private final Values values;
  Set<List<String>> pairs = Set.of();
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
    List<String> versions = probed.get(probed.size() - 1);
    if (pending.isPresent()) {
      waiting.add(versions);
      return pending.get();
    }
    ProbeVerdict verdict = verdict(candidates);
    last.put(versions, verdict);
    return CompletableFuture.completedFuture(verdict);
  }

  /** Gives the verdict that was held back. */
  void complete(CompletableFuture<ProbeVerdict> held, ProbeVerdict verdict) {
    waiting.forEach(versions -> last.put(versions, verdict));
    waiting.clear();
    held.complete(verdict);
  }

  private ProbeVerdict verdict(CredentialUse candidates) {
    if (unclear) {
      return ProbeVerdict.INCONCLUSIVE;
    }
    List<String> versions =
        roles.stream().flatMap(role -> candidates.of(role).stream()).map(values::version).toList();
    boolean good =
        versions.stream().noneMatch(refused::contains)
            && (pairs.isEmpty() || pairs.contains(versions));
    return good ? ProbeVerdict.ACCEPTED : ProbeVerdict.REFUSED;
  }
}
