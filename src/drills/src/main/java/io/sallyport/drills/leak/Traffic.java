package io.sallyport.drills.leak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Api;
import io.sallyport.drills.stage.Credentials;
import io.sallyport.drills.stage.Json;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Role;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageException;
import io.sallyport.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;

/** Card numbers on every way that the runtime has: the right ones, the wrong ones, the broken. */
final class Traffic {
  /** The card of payments that go well. */
  static final String PAID = "4012888888881881";

  /** The card of payments that the gateway spoils, and of the crash. */
  static final String SPOILED = Orders.AMERICAN_EXPRESS;

  /** The card that is sent to where no card belongs. */
  static final String MISPLACED = "6011000990139424";

  /** The card that becomes a token. */
  static final String TOKENIZED = "3566002020360505";

  private static final String PAYMENTS = "/v1/payments";
  private static final Duration LONGEST_TRIAL = Duration.ofSeconds(40);

  /** Each of the gateway's faults. */
  static final List<String> EVERY_FAULT =
      List.of(
          "delay",
          "delay_before",
          "drop_after",
          "drop_before",
          "error_500",
          "error_500_after",
          "throttle",
          "garbage",
          "slow_body",
          "close_mid_body",
          "wrong_amount",
          "wrong_currency",
          "echo_secrets",
          "unauthorized",
          "huge_body");

  /** Those that have to do with credentials. */
  static final List<String> FAULTS_OF_CREDENTIALS = List.of("echo_secrets", "unauthorized");

  private final Stage stage;
  private final List<String> faults;
  private Api shop;
  private int paid;
  private int spoiled;

  Traffic(Stage stage, List<String> faults) {
    this.stage = stage;
    this.faults = faults;
    this.shop = stage.shop();
  }

  /** Everything once. */
  void run() {
    wanted();
    new Misplacements(shop, MISPLACED).run();
    rotations();
    for (String fault : faults) {
      spoil(fault);
    }
    crash();
  }

  /** How many requests went as they should. */
  int paid() {
    return paid;
  }

  /** How many payments met a fault. */
  int spoiled() {
    return spoiled;
  }

  private void wanted() {
    Answer charged = expect(201, shop.post(PAYMENTS, Orders.payment(Orders.freshId(), PAID)));
    String payment = PAYMENTS + "/" + charged.field("id");
    expect(201, shop.post(payment + "/refunds", Orders.followUp(500)));
    ObjectNode later = Orders.payment(Orders.freshId(), PAID).put("capture_method", "MANUAL");
    Answer authorized = expect(201, shop.post(PAYMENTS, later));
    String held = PAYMENTS + "/" + authorized.field("id");
    expect(201, shop.post(held + "/captures", Orders.followUp(700)));
    expect(201, shop.post(PAYMENTS, Orders.payment(Orders.freshId(), Orders.DECLINED)));
    expect(200, shop.get(payment + "?sync=true"));
    tokens();
  }

  /** Good ones, and a key that the gateway has never heard of; nobody asks for what it is. */
  private void rotations() {
    stage.rotator().apiKey(Duration.ZERO);
    untilNothingIsOnTrial();
    stage.rotator().clientCertificate();
    untilNothingIsOnTrial();
    String good = stage.credentials().apiKey();
    stage.credentials().offer(SandboxOptions.freshApiKey());
    stage.operator().refresh(Credentials.API_KEY);
    stage.credentials().offer(good);
    stage.operator().refresh(Credentials.API_KEY);
    untilNothingIsOnTrial();
  }

  /** A new value proves itself by payments; until then the next one would wait. */
  private void untilNothingIsOnTrial() {
    Poll.untilTrue(
        "the end of trials",
        LONGEST_TRIAL,
        () -> {
          expect(201, shop.post(PAYMENTS, Orders.payment(Orders.freshId(), PAID)));
          return stage.operator().roles().stream().noneMatch(Role::isOnTrial);
        });
  }

  private void tokens() {
    ObjectNode card =
        Json.object().put("number", TOKENIZED).put("expiry_month", 12).put("expiry_year", 2031);
    ObjectNode body = Json.object();
    body.set("card", card);
    Answer created = expect(201, shop.post("/v1/tokens", body));
    String token = created.field("token");
    ObjectNode order = Orders.payment();
    order.putObject("payment_method").put("token", token);
    expect(201, shop.post(PAYMENTS, order));
    expect(200, shop.get("/v1/tokens/" + token));
  }

  private void spoil(String fault) {
    ObjectNode order = Orders.payment(Orders.freshId(), SPOILED);
    order.putObject("metadata").put("sandbox_fault", fault);
    shop.post(PAYMENTS, order);
    spoiled++;
  }

  private void crash() {
    String merchantTransactionId = Orders.freshId();
    ObjectNode order = Orders.payment(merchantTransactionId, SPOILED);
    stage.gateway().nextFaults(Duration.ofSeconds(10), "delay");
    var unused = shop.postLater(PAYMENTS, Api.freshKey(), order);
    Poll.untilTrue(
        "the charge in the ledger",
        Duration.ofSeconds(20),
        () -> !stage.gateway().charges(merchantTransactionId).isEmpty());
    stage.killRuntime();
    stage.gateway().noFaults();
    stage.startRuntime();
    shop = stage.shop();
    expect(201, shop.post(PAYMENTS, Orders.payment(Orders.freshId(), PAID)));
    spoiled++;
  }

  private Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new StageException(
          "expected " + status + ", got " + answer.status() + " " + answer.field("code"), null);
    }
    paid++;
    return answer;
  }
}
