package io.sallyport.runtime.rotation;

import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Has sets tried at the gateway, within bounds. */
final class Probes {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Keeper keeper;
  private final RotationPorts ports;

  Probes(Keeper keeper, RotationPorts ports) {
    this.keeper = keeper;
    this.ports = ports;
  }

  boolean canProbe() {
    return ports.prober().get().canProbe(keeper.connector());
  }

  /**
   * Tries a set.
   *
   * @param then gets the verdict in a turn; twice, when the first was that it takes too long
   */
  void probe(CredentialSet candidate, Consumer<ProbeVerdict> then) {
    HeldSet use = candidate.hold();
    keeper.later(LONGEST, () -> then.accept(ProbeVerdict.INCONCLUSIVE));
    sent(use)
        .exceptionally(failure -> ProbeVerdict.INCONCLUSIVE)
        .thenAccept(
            verdict -> {
              use.close();
              keeper.turn(() -> then.accept(verdict));
            });
  }

  private CompletionStage<ProbeVerdict> sent(HeldSet use) {
    try {
      return ports.prober().get().probe(keeper.connector(), use);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
