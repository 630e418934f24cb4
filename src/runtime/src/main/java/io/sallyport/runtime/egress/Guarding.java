package io.sallyport.runtime.egress;

import io.sallyport.spi.wire.WireResult;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Decides whether a request may be sent now, and learns from what became of it. */
interface Guarding {
  /**
   * Runs {@code send} once, or not at all; never later and never again.
   *
   * @return a failure that says so when it was not run
   */
  CompletionStage<WireResult> run(Supplier<CompletionStage<WireResult>> send);
}
