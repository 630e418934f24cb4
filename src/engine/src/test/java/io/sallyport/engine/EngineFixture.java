package io.sallyport.engine;

import io.sallyport.engine.flow.AuthorizeCommand;
import io.sallyport.engine.flow.Caller;
import io.sallyport.engine.flow.FollowUpCommand;
import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.idempotency.Fingerprint;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.AuditRecord;
import io.sallyport.engine.port.CardHandle;
import io.sallyport.engine.port.CardVault;
import io.sallyport.engine.port.Ids;
import io.sallyport.engine.route.ConnectorCatalog;
import io.sallyport.engine.route.Router;
import io.sallyport.engine.settle.Answers;
import io.sallyport.engine.store.InMemoryStore;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.engine.store.Settlement;
import io.sallyport.spi.Amount;
import io.sallyport.spi.operation.CaptureMethod;
import io.sallyport.spi.operation.CardNetwork;
import io.sallyport.spi.operation.Initiator;
import io.sallyport.spi.outcome.Processed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An engine over an in-memory store, a scripted gateway and a clock that a test moves. */
public final class EngineFixture {
  static final Caller SHOP = new Caller("shop", "203.0.113.7");

  final ManualTime time = new ManualTime();
  final InMemoryStore store =
      new InMemoryStore() {
        @Override
        public CompletionStage<Boolean> settle(Settlement settlement) {
          if (settlementsThatFail > 0) {
            settlementsThatFail--;
            return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
          }
          return super.settle(settlement);
        }
      };
  final Card card = new Card();
  int settlementsThatFail;
  final List<Alert> alerts = new ArrayList<>();
  final List<AuditRecord> audit = new ArrayList<>();
  final ScriptedGateway gateway;
  final ScriptedCredentials credentials = new ScriptedCredentials();
  private int number;
  boolean auditFails;
  Engine engine;

  EngineFixture(ScriptedGateway gateway) {
    this.gateway = gateway;
    gateway.carries(credentials::current);
    this.engine = start();
  }

  /** Another process over the same store. */
  Engine start() {
    ConnectorCatalog catalog = ConnectorCatalog.load(List.of(gateway));
    engine =
        new Engine(
            new Engine.Ports(
                store,
                gateway,
                new NoCards(),
                this::record,
                alerts::add,
                credentials,
                time,
                new CountingIds(),
                time,
                new Random(1)),
            new WordAnswers(),
            catalog,
            new Router(catalog, Optional.of("scripted")),
            new EngineSettings(Duration.ofSeconds(20), Duration.ofHours(24), Duration.ofHours(24)));
    return engine;
  }

  private CompletionStage<Void> record(AuditRecord entry) {
    audit.add(entry);
    return auditFails
        ? CompletableFuture.failedFuture(new IllegalStateException("full"))
        : CompletableFuture.completedFuture(null);
  }

  AuthorizeCommand payment(String key, String body, long minorAmount, boolean partial) {
    String id = "pay_" + ++number;
    return new AuthorizeCommand(
        SHOP,
        new KeyScope("shop", "POST /v1/payments", key),
        fingerprint(body),
        id,
        "shop-1",
        Optional.empty(),
        "order-" + body,
        new Amount(minorAmount, "EUR"),
        CaptureMethod.AUTOMATIC,
        Initiator.CUSTOMER,
        partial,
        new CardView("tok_1", "4111-XXXX-XXXX-1111", CardNetwork.VISA, 12, 2031, false),
        card,
        Optional.empty(),
        PaymentDetails.NONE,
        new SealedBytes("key_1", new byte[0]));
  }

  CompletableFuture<Reply> pay(String key, String body) {
    return engine
        .flows()
        .payments()
        .authorize(payment(key, body, 1999, false))
        .toCompletableFuture();
  }

  CompletableFuture<Reply> followUp(
      String key, String paymentId, FollowUpKind kind, Optional<Long> amount) {
    return engine
        .flows()
        .followUps()
        .followUp(
            new FollowUpCommand(
                SHOP,
                new KeyScope("shop", "POST /v1/payments/" + paymentId + "/" + kind, key),
                fingerprint(paymentId + kind + amount),
                paymentId,
                kind,
                amount.map(minor -> new Amount(minor, "EUR")),
                false))
        .toCompletableFuture();
  }

  PaymentRecord stored(String paymentId) {
    return store.payment("shop", paymentId).toCompletableFuture().join().orElseThrow();
  }

  static String text(CompletableFuture<Reply> reply) {
    return new String(reply.join().answer().body(), StandardCharsets.UTF_8);
  }

  static Processed charged(long minorAmount, String currency) {
    Amount amount = new Amount(minorAmount, currency);
    return Processed.builder(Processed.Progress.SUCCEEDED, "ch_1")
        .amount(amount)
        .capturedAmount(amount)
        .build();
  }

  static Processed authorized(long minorAmount) {
    return Processed.builder(Processed.Progress.SUCCEEDED, "ch_1")
        .amount(new Amount(minorAmount, "EUR"))
        .build();
  }

  static Processed done(long minorAmount) {
    return Processed.builder(Processed.Progress.SUCCEEDED, "fu_1")
        .amount(new Amount(minorAmount, "EUR"))
        .build();
  }

  private static Fingerprint fingerprint(String body) {
    byte[] hash = new byte[32];
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      hash[i % 32] = (byte) (hash[i % 32] * 31 + text[i]);
    }
    return new Fingerprint(hash);
  }

  /** Answers in words that tests can compare. */
  private static final class WordAnswers implements Answers {
    @Override
    public StoredAnswer paid(PaymentRecord record) {
      String status = record.payment().status() + "/" + record.payment().state().certainty();
      return new StoredAnswer(201, status.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public StoredAnswer followedUp(FollowUp followUp) {
      String status = followUp.status() + "/" + followUp.certainty();
      return new StoredAnswer(201, status.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public StoredAnswer payment(PaymentRecord record) {
      return paid(record);
    }

    @Override
    public StoredAnswer followUp(FollowUp followUp) {
      return followedUp(followUp);
    }
  }

  /** Ids in order. */
  private final class CountingIds implements Ids {
    @Override
    public String next(String prefix) {
      return prefix + "_" + ++number;
    }

    @Override
    public int nextSequenceNumber(String connector) {
      return ++number;
    }
  }

  /** A card that is only held. */
  static final class Card implements CardHandle {
    boolean closed;
    boolean hasSecurityCode = true;

    @Override
    public boolean hasSecurityCode() {
      return hasSecurityCode;
    }

    @Override
    public boolean hasHolderName() {
      return false;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class NoCards implements CardVault {
    @Override
    public CompletionStage<CardHandle> card(String client, String token) {
      return CompletableFuture.completedFuture(new Card());
    }

    @Override
    public PaymentDetails details(String paymentId, SealedBytes sealed) {
      return PaymentDetails.NONE;
    }
  }
}
