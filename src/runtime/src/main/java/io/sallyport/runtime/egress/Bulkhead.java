package io.sallyport.runtime.egress;

import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Refuses what is more than a number of requests at the same time. The fault tolerance library's
 * bulkhead lets at least one wait, with its card data in plaintext and its deadline running; here
 * nobody waits.
 */
final class Bulkhead implements Guarding {
  private final int maxInFlight;
  private final Guarding inner;
  private final AtomicInteger inFlight = new AtomicInteger();

  Bulkhead(int maxInFlight, Guarding inner) {
    this.maxInFlight = maxInFlight;
    this.inner = inner;
  }

  @Override
  public CompletionStage<WireResult> run(Supplier<CompletionStage<WireResult>> send) {
    if (inFlight.incrementAndGet() > maxInFlight) {
      inFlight.decrementAndGet();
      return CompletableFuture.completedFuture(new WireResult.Failed(WireFailure.BULKHEAD_FULL));
    }
    try {
      return inner.run(send).whenComplete((result, failure) -> inFlight.decrementAndGet());
    } catch (RuntimeException broken) {
      inFlight.decrementAndGet();
      throw broken;
    }
  }
}
