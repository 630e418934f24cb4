package io.sallyport.drills.crash;

import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Brings a payment to the moment at which the runtime is to be killed. */
final class Approach {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration CONNECTIONS_NOTICE = Duration.ofMillis(150);
  private static final Duration LATE_ANSWER = Duration.ofSeconds(15);
  private static final Duration LATE_CHARGE = Duration.ofSeconds(5);
  private static final int LATEST_KILL_MICROS = 50_000;

  private final Stage stage;
  private final Relay relay;
  private final Random random;
  private final String merchantTransactionId;

  Approach(Stage stage, Relay relay, Random random, String merchantTransactionId) {
    this.stage = stage;
    this.relay = relay;
    this.random = random;
    this.merchantTransactionId = merchantTransactionId;
  }

  void reach(Moment moment, Call call) {
    switch (moment) {
      case BEFORE_THE_SEND -> holdTheConnection(call);
      case CHARGED_UNANSWERED -> holdTheAnswer(call);
      case READ_UNCHARGED -> holdTheCharge(call);
      case AFTER_THE_ANSWER -> letTheAnswerPass(call);
    }
  }

  private void holdTheConnection(Call call) {
    CompletableFuture<Void> held = relay.hold();
    Poll.pause(CONNECTIONS_NOTICE);
    call.send();
    Poll.untilTrue("the connection to the gateway", LONGEST, held::isDone);
    call.learnPaymentId();
  }

  private void holdTheAnswer(Call call) {
    stage.gateway().nextFaults(LATE_ANSWER, "delay");
    call.send();
    Poll.untilTrue(
        "the charge in the ledger",
        LONGEST,
        () -> !stage.gateway().charges(merchantTransactionId).isEmpty());
    call.learnPaymentId();
  }

  private void holdTheCharge(Call call) {
    stage.gateway().nextFaults(LATE_CHARGE, "delay_before");
    call.send();
    Poll.untilTrue(
        "the request at the gateway", LONGEST, () -> stage.gateway().waitingFaults() == 0);
    call.learnPaymentId();
  }

  private void letTheAnswerPass(Call call) {
    // Opens the connection, so that the next bytes from the gateway are the answer.
    Answer warm = stage.shop().post(Call.PAYMENTS, Orders.payment());
    if (warm.status() != 201) {
      throw new StageException("a payment without a fault answered " + warm.status(), null);
    }
    CompletableFuture<Void> answer = relay.nextAnswer();
    call.send();
    Poll.untilTrue("the gateway's answer", LONGEST, answer::isDone);
    Poll.pause(Duration.ofNanos(random.nextInt(LATEST_KILL_MICROS) * 1000L));
  }
}
