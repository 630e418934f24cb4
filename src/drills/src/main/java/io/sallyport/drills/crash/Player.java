package io.sallyport.drills.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Plays rounds: a payment, a kill at its moment, a restart, and the question what happened. */
final class Player {
  private static final String PAYMENTS = "/v1/payments";
  private static final Duration LONGEST_ARRANGEMENT = Duration.ofSeconds(20);
  private static final Duration LONGEST_RESOLUTION = Duration.ofSeconds(30);
  private static final Duration CONNECTIONS_NOTICE = Duration.ofMillis(150);
  private static final Duration LATE_ANSWER = Duration.ofSeconds(15);
  private static final Duration LATE_CHARGE = Duration.ofSeconds(2);
  private static final int LATEST_KILL_MICROS = 50_000;
  private static final Set<String> OPEN =
      Set.of("STARTED", "PENDING", "AUTHENTICATION_PENDING", "UNRESOLVED");

  private final Stage stage;
  private final Relay relay;
  private final Random random;

  Player(Stage stage, Relay relay, Random random) {
    this.stage = stage;
    this.relay = relay;
    this.random = random;
  }

  /** Leaves the stage with a running runtime and a gateway without faults. */
  Round play(Moment moment) {
    String merchantTransactionId = Orders.freshId();
    ObjectNode order = Orders.payment(merchantTransactionId, Orders.APPROVED);
    String key = Api.freshKey();
    CompletableFuture<Answer> first = payAndReach(moment, merchantTransactionId, key, order);
    stage.killRuntime();
    relay.forward();
    // Whoever repeats a key that was given free pays anew: the repeat may ask, but not charge.
    stage.gateway().always("unauthorized");
    stage.startRuntime();
    long ready = System.nanoTime();
    Verdict verdict = ask(key, order, told(first));
    Duration took = Duration.ofNanos(System.nanoTime() - ready);
    stage.gateway().noFaults();
    int charges = stage.gateway().charges(merchantTransactionId).size();
    return new Round(
        moment,
        charges,
        verdict.status(),
        verdict.certainty(),
        verdict.isConclusive(),
        verdict.isTrue(charges),
        took);
  }

  private CompletableFuture<Answer> payAndReach(
      Moment moment, String merchantTransactionId, String key, ObjectNode order) {
    return switch (moment) {
      case BEFORE_THE_SEND -> {
        CompletableFuture<Void> held = relay.hold();
        Poll.pause(CONNECTIONS_NOTICE);
        CompletableFuture<Answer> first = stage.shop().postLater(PAYMENTS, key, order);
        await(held, first);
        yield first;
      }
      case CHARGED_UNANSWERED -> {
        stage.gateway().nextFaults(LATE_ANSWER, "delay");
        CompletableFuture<Answer> first = stage.shop().postLater(PAYMENTS, key, order);
        Poll.untilTrue(
            "the charge in the ledger",
            LONGEST_ARRANGEMENT,
            () -> !stage.gateway().charges(merchantTransactionId).isEmpty());
        yield first;
      }
      case READ_UNCHARGED -> {
        stage.gateway().nextFaults(LATE_CHARGE, "delay_before");
        CompletableFuture<Answer> first = stage.shop().postLater(PAYMENTS, key, order);
        Poll.untilTrue(
            "the request at the gateway",
            LONGEST_ARRANGEMENT,
            () -> stage.gateway().waitingFaults() == 0);
        yield first;
      }
      case AFTER_THE_ANSWER -> {
        // Opens the connection, so that the next bytes from the gateway are the answer.
        Answer warm = stage.shop().post(PAYMENTS, Orders.payment());
        if (warm.status() != 201) {
          throw new StageException("a payment without a fault answered " + warm.status(), null);
        }
        CompletableFuture<Void> answer = relay.nextAnswer();
        CompletableFuture<Answer> first = stage.shop().postLater(PAYMENTS, key, order);
        await(answer, first);
        Poll.pause(Duration.ofNanos(random.nextInt(LATEST_KILL_MICROS) * 1000L));
        yield first;
      }
    };
  }

  private static void await(CompletableFuture<Void> moment, CompletableFuture<Answer> first) {
    Poll.untilTrue("the moment of the kill", LONGEST_ARRANGEMENT, moment::isDone);
    if (first.isCompletedExceptionally()) {
      throw new StageException("the payment failed before the kill", null);
    }
  }

  /** What the client heard before the kill, if it heard anything. */
  private static Optional<Answer> told(CompletableFuture<Answer> first) {
    try {
      return Optional.of(first.orTimeout(5, TimeUnit.SECONDS).join());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Verdict ask(String key, ObjectNode order, Optional<Answer> told) {
    Api shop = stage.shop();
    Optional<Answer> repeat =
        Poll.within(
            LONGEST_RESOLUTION,
            () -> Optional.of(shop.post(PAYMENTS, key, order)).filter(Player::isAnswer));
    if (repeat.isEmpty()) {
      return Verdict.none(told);
    }
    String id = repeat.get().field("id");
    return id.isEmpty()
        ? Verdict.released(told, repeat.get())
        : Poll.within(LONGEST_RESOLUTION, () -> conclusive(shop, id))
            .map(last -> Verdict.conclusive(told, repeat.get(), last))
            .orElseGet(() -> Verdict.none(told));
  }

  /** Still in flight or not available is no answer to the question. */
  private static boolean isAnswer(Answer answer) {
    boolean busy = answer.status() == 409 && !answer.field("code").equals("SP3003");
    return !busy && !(answer.status() == 503 && answer.field("code").equals("SP5001"));
  }

  private static Optional<Answer> conclusive(Api shop, String id) {
    try {
      return Optional.of(shop.get(PAYMENTS + "/" + id))
          .filter(answer -> answer.status() == 200)
          .filter(answer -> !OPEN.contains(answer.field("status")));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
