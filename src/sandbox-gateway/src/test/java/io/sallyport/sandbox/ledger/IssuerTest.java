package io.sallyport.sandbox.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerTest {
  private static final String HALF = "4000056655665556";

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, do_not_honor, 05, try_other_card",
    "4000000000009995, insufficient_funds, 51, retry_later",
    "4000000000009987, lost_card, 41, do_not_retry",
    "4000000000009979, stolen_card, 43, do_not_retry",
    "4000000000000069, expired_card, 54, try_other_card",
    "4000000000000127, incorrect_security_code, N7, try_other_card",
    "4000000000000119, issuer_unavailable, 91, retry_later"
  })
  void publishedNumbersAreDeclined(String number, String code, String networkCode, String advice) {
    Issuer.Decision decision = Issuer.decide(Fixtures.card(number), 1000, false);
    Decline decline = decision.decline();
    assertNotNull(decline);
    assertEquals(0, decision.amountAuthorized());
    assertEquals(code, decline.code());
    assertEquals(networkCode, decline.networkCode());
    assertEquals(advice, decline.advice().word());
  }

  @Test
  void everyOtherNumberIsApprovedInFull() {
    assertEquals(
        new Issuer.Decision(null, 1000),
        Issuer.decide(Fixtures.card("5555555555554444"), 1000, true));
  }

  @Test
  void oneNumberIsApprovedForHalfWhereThatIsAllowed() {
    assertEquals(500, Issuer.decide(Fixtures.card(HALF), 1001, true).amountAuthorized());
    assertEquals(1001, Issuer.decide(Fixtures.card(HALF), 1001, false).amountAuthorized());
  }

  @Test
  void halfOfOneMinorUnitIsADecline() {
    assertEquals(Decline.INSUFFICIENT_FUNDS, Issuer.decide(Fixtures.card(HALF), 1, true).decline());
    assertNull(Issuer.decide(Fixtures.card(HALF), 0, true).decline());
  }
}
