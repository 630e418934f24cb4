package io.sallyport.spi;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.WireRequest;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a connector answers when it is asked how an exchange goes on. */
public sealed interface Step {
  /** Send this request, then ask again with the result. */
  static Step send(WireRequest request, JsonObject state) {
    return new Send(request, state);
  }

  /** The exchange is over, with this outcome. */
  static Step done(Outcome outcome) {
    return new Done(outcome);
  }

  /** A lookup is over: the gateway does not know the operation. */
  static Step notFound() {
    return NotFound.INSTANCE;
  }

  /** One branch per kind of step, so that a new kind fails to compile where it matters. */
  <R> R fold(Function<Send, R> send, Function<Done, R> done, Supplier<R> notFound);

  /**
   * Send {@code request}, then call {@link Connector#proceed} with {@code state} and the result.
   *
   * @param request what to send
   * @param state what the connector wants to remember; journaled before the first byte leaves, so
   *     at most 16 KiB when written as JSON, without references
   */
  record Send(WireRequest request, JsonObject state) implements Step {
    /** Checks that the state holds no references: it is stored, and a reference has no value. */
    public Send {
      requireNonNull(request, "request");
      if (state.holdsReference()) {
        throw new IllegalArgumentException("exchange state must not hold references");
      }
    }

    @Override
    public <R> R fold(Function<Send, R> send, Function<Done, R> done, Supplier<R> notFound) {
      return send.apply(this);
    }
  }

  /** The exchange is over. */
  record Done(Outcome outcome) implements Step {
    /** The outcome is required. */
    public Done {
      requireNonNull(outcome, "outcome");
    }

    @Override
    public <R> R fold(Function<Send, R> send, Function<Done, R> done, Supplier<R> notFound) {
      return done.apply(this);
    }
  }

  /**
   * The gateway does not know the operation. Legal only in an exchange that began with {@link
   * Connector#recover}; it means "not sent" only after the declared settle time.
   */
  final class NotFound implements Step {
    private static final NotFound INSTANCE = new NotFound();

    private NotFound() {}

    @Override
    public <R> R fold(Function<Send, R> send, Function<Done, R> done, Supplier<R> notFound) {
      return notFound.get();
    }

    @Override
    public String toString() {
      return "NotFound";
    }
  }
}
