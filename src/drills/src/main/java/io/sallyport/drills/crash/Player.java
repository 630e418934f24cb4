package io.sallyport.drills.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Plays rounds: a payment, a kill at its moment, a restart, and the question what happened. */
final class Player {
  private static final Duration LONGEST_RESOLUTION = Duration.ofSeconds(30);
  private static final int CREATED = 201;
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
    Call call = new Call(stage, Api.freshKey(), order);
    new Approach(stage, relay, random, merchantTransactionId).reach(moment, call);
    stage.killRuntime();
    relay.forward();
    stage.gateway().noFaults();
    stage.startRuntime();
    return ask(moment, merchantTransactionId, call);
  }

  private Round ask(Moment moment, String merchantTransactionId, Call call) {
    long ready = System.nanoTime();
    Api shop = stage.shop();
    Optional<Answer> told = call.told();
    // Only after an answer the id may be unknown, and then a repeat can not charge.
    String id = call.paymentId().orElseGet(() -> repeated(shop, call).field("id"));
    Optional<Answer> last = Poll.within(LONGEST_RESOLUTION, () -> conclusive(shop, id));
    Duration took = Duration.ofNanos(System.nanoTime() - ready);
    int charges = stage.gateway().charges(merchantTransactionId).size();
    Answer repeat = repeated(shop, call);
    return new Round(
        moment,
        last.map(answer -> answer.field("status")).orElse(""),
        last.map(answer -> answer.field("certainty")).orElse(""),
        charges,
        told.filter(answer -> answer.status() == CREATED).map(repeat::hasBodyOf).orElse(true),
        repeat.status() == CREATED && repeat.field("status").equals("CHARGED"),
        stage.gateway().charges(merchantTransactionId).size(),
        took);
  }

  private static Answer repeated(Api shop, Call call) {
    return Poll.within(
            LONGEST_RESOLUTION,
            () -> Optional.of(call.repeat(shop)).filter(answer -> answer.status() == CREATED))
        .orElseGet(() -> call.repeat(shop));
  }

  private static Optional<Answer> conclusive(Api shop, String id) {
    Answer answer = shop.get(Call.PAYMENTS + "/" + id);
    if (answer.status() != 200) {
      throw new StageException("the payment's state answered " + answer.status(), null);
    }
    return Optional.of(answer).filter(found -> !OPEN.contains(found.field("status")));
  }
}
