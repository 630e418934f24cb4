package io.sallyport.drills.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client's payment, sent once and repeated with the same key. */
final class Call {
  static final String PAYMENTS = "/v1/payments";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final String IN_FLIGHT = "SP3002";

  private final Stage stage;
  private final String key;
  private final ObjectNode order;
  private @Nullable CompletableFuture<Answer> first;
  private @Nullable String id;

  Call(Stage stage, String key, ObjectNode order) {
    this.stage = stage;
    this.key = key;
    this.order = order;
  }

  void send() {
    first = stage.shop().postLater(PAYMENTS, key, order);
  }

  /** Repeats while the first is in flight: the refusal names the payment, before anybody dies. */
  void learnPaymentId() {
    Api shop = stage.shop();
    Answer refusal =
        Poll.until(
            "the refusal of a repeat in flight",
            LONGEST_WAIT,
            () ->
                Optional.of(repeat(shop)).filter(answer -> answer.field("code").equals(IN_FLIGHT)));
    id = refusal.field("resource");
  }

  /** Ours, when it is known. */
  Optional<String> paymentId() {
    return Optional.ofNullable(id).or(() -> told().map(answer -> answer.field("id")));
  }

  /** What the first was answered; empty when the runtime died before. */
  Optional<Answer> told() {
    if (first == null) {
      throw new StageException("the payment was not sent", null);
    }
    try {
      return Optional.of(first.orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS).join());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  Answer repeat(Api shop) {
    return shop.post(PAYMENTS, key, order);
  }
}
