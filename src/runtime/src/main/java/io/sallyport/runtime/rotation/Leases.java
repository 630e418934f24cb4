package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Prolongs leases: each once at a time. What can not be prolonged has to be replaced. */
final class Leases {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Keeper keeper;
  private final RotationPorts ports;

  Leases(Keeper keeper, RotationPorts ports) {
    this.keeper = keeper;
    this.ports = ports;
  }

  /** Prolongs the generation's lease; the role is planned anew afterwards. */
  void renew(Generation generation) {
    Role role = generation.role();
    Lease lease = generation.lease().orElseThrow();
    role.setRenewing(true);
    Renewal renewal = new Renewal(role, generation);
    keeper.later(LONGEST, renewal::giveUp);
    stage(lease)
        .whenComplete((prolonged, failure) -> keeper.turn(() -> renewal.end(prolonged, failure)));
  }

  private static CompletionStage<Lease> stage(Lease lease) {
    try {
      return lease.renew();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Takes the first answer only. */
  private final class Renewal {
    private final Role role;
    private final Generation generation;
    private boolean ended;

    private Renewal(Role role, Generation generation) {
      this.role = role;
      this.generation = generation;
    }

    /** Two renewals of a lease at a time are one too many: the late one may still succeed. */
    private void giveUp() {
      end(null, new SourceException(Reason.NOT_FOUND, "the source takes too long to renew"));
    }

    private void end(@Nullable Lease prolonged, @Nullable Throwable failure) {
      if (ended) {
        return;
      }
      ended = true;
      role.setRenewing(false);
      if (prolonged == null) {
        failed(Failures.of(failure));
      } else {
        generation.renewed(prolonged, keeper.now());
        role.plan().answered();
        ports.events().renewed(role.connector(), role.name());
      }
      keeper.plan(role);
      if (generation.areRenewalsOver() && keeper.isPresent(generation)) {
        role.plan().lookAt(keeper.now());
      }
      keeper.next();
    }

    private void failed(SourceException why) {
      String reason = why.reason().name().toLowerCase(Locale.ROOT);
      role.setFailure(keeper.now(), reason, String.valueOf(why.getMessage()));
      ports.events().renewalFailed(role.connector(), role.name(), why.reason());
      if (why.reason() == Reason.UNAVAILABLE) {
        role.plan().failed(why, keeper.now());
      } else {
        generation.endRenewals();
      }
    }
  }
}
