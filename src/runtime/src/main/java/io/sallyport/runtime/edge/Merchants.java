package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.flow.Caller;
import java.util.Map;
import java.util.Optional;

/** For which merchant a client calls. */
final class Merchants {
  private final Map<String, String> defaults;

  Merchants(Map<String, String> defaults) {
    this.defaults = Map.copyOf(defaults);
  }

  String of(Caller caller, Optional<String> asked) {
    return asked
        .or(() -> Optional.ofNullable(defaults.get(caller.client())))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.at(
                        ErrorCode.MISSING_FIELD,
                        "/merchant",
                        "is required: the client has no default merchant")));
  }
}
