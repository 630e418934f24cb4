package io.sallyport.runtime.store;

import static io.sallyport.engine.store.Stages.await;

import io.sallyport.engine.store.Acceptance;
import io.sallyport.engine.store.NewPayment;
import io.sallyport.engine.store.Samples;
import java.nio.file.Path;

/** Another process: accepts one payment after the other, and says each that is durable. */
final class AcceptUntilKilled {
  private static final int FAR_TOO_MANY = 1_000_000;

  private AcceptUntilKilled() {}

  public static void main(String[] arguments) {
    try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), CallerContext.none())) {
      for (int number = 0; number < FAR_TOO_MANY; number++) {
        NewPayment payment = Samples.payment(Integer.toString(number));
        if (await(store.accept(payment)).equals(new Acceptance.Accepted())) {
          System.out.println(payment.payment().id());
        }
      }
    }
  }
}
