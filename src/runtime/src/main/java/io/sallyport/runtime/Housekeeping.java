package io.sallyport.runtime;

import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.Alerts;
import io.sallyport.engine.port.Timer;
import io.sallyport.engine.store.PaymentStore;
import java.time.Duration;
import java.time.InstantSource;

/** Removes what has expired, once an hour. */
final class Housekeeping {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private final PaymentStore store;
  private final Timer timer;
  private final Alerts alerts;
  private final InstantSource clock;

  Housekeeping(PaymentStore store, Timer timer, Alerts alerts, InstantSource clock) {
    this.store = store;
    this.timer = timer;
    this.alerts = alerts;
    this.clock = clock;
  }

  void start() {
    timer.schedule(EVERY, this::run);
  }

  private void run() {
    store
        .purgeKeys(clock.instant())
        .whenComplete(
            (removed, failure) -> {
              if (failure == null && removed == PaymentStore.MAX_PURGED_KEYS) {
                timer.schedule(BETWEEN, this::run);
                return;
              }
              if (failure != null) {
                alerts.raise(
                    new Alert(
                        Alert.Kind.STORE_UNAVAILABLE,
                        "idempotency keys",
                        "expired keys could not be removed; it is tried again in an hour"));
              }
              start();
            });
  }
}
