package io.sallyport.runtime.egress;

import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Stops asking a gateway that does not answer: when half of the last 20 requests got no answer, for
 * five seconds. An answer is an answer, whatever its status says.
 */
final class Breaker implements Guarding {
  private static final int WINDOW_REQUESTS = 20;
  private static final double FAILURE_RATIO = 0.5;
  private static final Duration DELAY = Duration.ofSeconds(5);
  private static final Set<WireFailure> COUNTED =
      EnumSet.of(
          WireFailure.CONNECT,
          WireFailure.TLS,
          WireFailure.CERTIFICATE_REFUSED,
          WireFailure.CLOSED,
          WireFailure.DEADLINE,
          WireFailure.PROTOCOL);

  private final TypedGuard<CompletionStage<WireResult>> guard;

  Breaker(Consumer<Boolean> onChange) {
    guard =
        TypedGuard.create(new TypeLiteral<CompletionStage<WireResult>>() {})
            .withCircuitBreaker()
            .requestVolumeThreshold(WINDOW_REQUESTS)
            .failureRatio(FAILURE_RATIO)
            .delay(DELAY.toMillis(), ChronoUnit.MILLIS)
            .failOn(CountedFailure.class)
            .onStateChange(state -> changed(state, onChange))
            .done()
            .build();
  }

  @Override
  public CompletionStage<WireResult> run(Supplier<CompletionStage<WireResult>> send) {
    return guard
        .get(() -> send.get().thenCompose(Breaker::thrownIfCounted))
        .exceptionallyCompose(Breaker::asResult);
  }

  private static void changed(CircuitBreakerState state, Consumer<Boolean> onChange) {
    switch (state) {
      case OPEN -> onChange.accept(true);
      case CLOSED -> onChange.accept(false);
      case HALF_OPEN -> {}
    }
  }

  private static CompletionStage<WireResult> thrownIfCounted(WireResult result) {
    return result instanceof WireResult.Failed failed && COUNTED.contains(failed.failure())
        ? CompletableFuture.failedFuture(new CountedFailure(result))
        : CompletableFuture.completedFuture(result);
  }

  private static CompletionStage<WireResult> asResult(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof CountedFailure counted) {
      return CompletableFuture.completedFuture(counted.result);
    }
    return cause instanceof CircuitBreakerOpenException
        ? CompletableFuture.completedFuture(new WireResult.Failed(WireFailure.BREAKER_OPEN))
        : CompletableFuture.failedFuture(cause);
  }

  /** The library counts exceptions; this carries a result through it. */
  private static final class CountedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient WireResult result;

    CountedFailure(WireResult result) {
      super("no answer", null, false, false);
      this.result = result;
    }
  }
}
