package io.sallyport.engine;

import static io.sallyport.engine.EngineFixture.authorized;
import static io.sallyport.engine.EngineFixture.charged;
import static io.sallyport.engine.EngineFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.payment.PaymentStatus;
import io.sallyport.spi.Step;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.wire.WireFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the credentials' keeper is told of what gateways say to them. */
class CredentialReportsTest {
  private static final GatewayError ERROR = GatewayError.of("scripted");
  private static final Outcome REFUSED = Outcome.rejected(RejectionReason.CREDENTIAL, ERROR);

  private final ScriptedGateway gateway = ScriptedGateway.withLookup();
  private final EngineFixture fixture = new EngineFixture(gateway);
  private final ScriptedCredentials credentials = fixture.credentials;

  @Test
  void aRecoveryWhoseCredentialsAreRefusedReportsThemAndAsksAgainInItsOwnTime() {
    credentials.thereAre("new");
    gateway.thenFails(WireFailure.CLOSED).then(REFUSED).then(charged(1999, "EUR"));
    assertEquals("PENDING/UNKNOWN", text(fixture.pay("k1", "a")));
    fixture.time.advance(Duration.ofMillis(10));
    assertEquals(List.of("refused old"), credentials.told());
    assertEquals(List.of("begin AUTHORIZE", "recover AUTHORIZE"), gateway.sent());
    fixture.time.advance(Duration.ofSeconds(3));
    assertEquals(PaymentStatus.CHARGED, fixture.stored("pay_1").payment().status());
    assertEquals(List.of("refused old", "accepted new"), credentials.told());
    assertEquals(3, gateway.sent().size());
  }

  @Test
  void aRecoveryReportsARefusedCertificateThoughItHasLearntNothing() {
    gateway.thenFails(WireFailure.CLOSED).thenFails(WireFailure.CERTIFICATE_REFUSED);
    fixture.pay("k1", "a").join();
    fixture.time.advance(Duration.ofMillis(10));
    assertEquals(List.of("refused old"), credentials.told());
    assertEquals(PaymentStatus.PENDING, fixture.stored("pay_1").payment().status());
  }

  @Test
  void syncReportsARefusalAndLeavesThePaymentAsItIs() {
    gateway.then(authorized(1999)).then(REFUSED);
    fixture.pay("k1", "a").join();
    CompletableFuture<Reply> synced =
        fixture
            .engine
            .flows()
            .queries()
            .payment(EngineFixture.SHOP, "pay_1", true)
            .toCompletableFuture();
    assertEquals("AUTHORIZED/PROCESSED", text(synced));
    assertEquals(List.of("accepted old", "refused old"), credentials.told());
    assertEquals(List.of("begin AUTHORIZE", "begin GET"), gateway.sent());
  }

  @ParameterizedTest
  @EnumSource(
      value = RejectionReason.class,
      names = {"DECLINE", "INVALID"})
  void anyOtherNoOfTheGatewayAcceptsTheCredentials(RejectionReason reason) {
    gateway.then(Outcome.rejected(reason, ERROR));
    fixture.pay("k1", "a").join();
    assertEquals(List.of("accepted old"), credentials.told());
  }

  @Test
  void aLookupThatFindsNothingAcceptsTheCredentials() {
    gateway.thenFails(WireFailure.CLOSED).then(Step.notFound());
    fixture.pay("k1", "a").join();
    fixture.time.advance(Duration.ofMillis(10));
    assertEquals(List.of("accepted old"), credentials.told());
  }

  @Test
  void anAnswerThatIsNotUnderstoodOrPutsUsOffSaysNothingAboutTheCredentials() {
    gateway.then(Outcome.unknown(ERROR)).then(Outcome.throttled(ERROR, Optional.empty()));
    fixture.pay("k1", "a").join();
    fixture.pay("k2", "b").join();
    assertTrue(credentials.told().isEmpty());
  }

  @Test
  void aRequestWithoutCredentialsSaysNothingAboutThem() {
    credentials.thereAre("new");
    credentials.none();
    gateway.then(REFUSED);
    assertEquals("FAILED/REJECTED", text(fixture.pay("k1", "a")));
    assertTrue(credentials.told().isEmpty());
    assertEquals(List.of("begin AUTHORIZE"), gateway.sent());
  }

  @Test
  void theEngineRaisesNoAlertPerRefusedRequest() {
    gateway.then(REFUSED).then(REFUSED);
    fixture.pay("k1", "a").join();
    fixture.pay("k2", "b").join();
    assertTrue(fixture.alerts.isEmpty());
  }
}
