package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** What became of a request: an answer, or the classified failure to get one. */
public sealed interface WireResult {
  /** One branch per result. */
  <R> R fold(Function<WireResponse, R> answered, Function<WireFailure, R> failed);

  /** The gateway answered. */
  record Answered(WireResponse response) implements WireResult {
    /** The response is required. */
    public Answered {
      requireNonNull(response, "response");
    }

    @Override
    public <R> R fold(Function<WireResponse, R> answered, Function<WireFailure, R> failed) {
      return answered.apply(response);
    }
  }

  /** No whole answer came. */
  record Failed(WireFailure failure) implements WireResult {
    /** The failure is required. */
    public Failed {
      requireNonNull(failure, "failure");
    }

    @Override
    public <R> R fold(Function<WireResponse, R> answered, Function<WireFailure, R> failed) {
      return failed.apply(failure);
    }
  }
}
