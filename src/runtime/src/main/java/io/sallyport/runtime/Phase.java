package io.sallyport.runtime;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.runtime.edge.Api;
import io.sallyport.runtime.edge.ApiSource;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the process is in its life; gives the API out between start and stop only. */
@Singleton
public class Phase implements ApiSource {
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

  private volatile State state = State.STARTING;
  private volatile @Nullable Api api;

  /** The states, in their order. */
  private enum State {
    STARTING,
    SERVING,
    STOPPING
  }

  @Override
  public Api api() {
    Api present = api;
    if (present == null) {
      throw new ProblemException(
          Problem.of(ErrorCode.UNAVAILABLE, "starting or stopping; nothing was taken")
              .retryAfter(COME_BACK_AFTER));
    }
    return present;
  }

  void serve(Api ready) {
    api = ready;
    state = State.SERVING;
  }

  void stop() {
    state = State.STOPPING;
    api = null;
  }

  /** Whether requests are taken. */
  public boolean isServing() {
    return state == State.SERVING;
  }

  /** The state's name. */
  public String name() {
    return state.name();
  }
}
