package io.sallyport.runtime.validate;

import io.sallyport.engine.ErrorCode;
import java.io.IOException;
import java.time.Instant;

/** Reads a card. */
final class CardReader {
  /** What a security code is. */
  static final TextRule SECURITY_CODE =
      new TextRule(3, 4, c -> c >= '0' && c <= '9', "a text of 3 digits, 4 for American Express");

  private static final String NUMBER =
      "a text of 12 to 19 digits without separators, the last one a right check digit";
  private static final String MONTH = "a whole number from 1 to 12";
  private static final String YEAR = "a whole number of four digits";
  private static final TextRule HOLDER_NAME = TextRule.free(64);

  private final ObjectShape<CardDraft> shape;
  private final String pointer;

  private CardReader(String pointer, ObjectShape.MemberReader<CardDraft> securityCode) {
    this.pointer = pointer;
    shape =
        ObjectShape.<CardDraft>at(pointer)
            .required("number", NUMBER, CardReader::readNumber)
            .required(
                "expiry_month",
                MONTH,
                (body, draft) -> draft.expiryMonth = (int) body.integer(1, 12, MONTH))
            .required(
                "expiry_year",
                YEAR,
                (body, draft) -> draft.expiryYear = (int) body.integer(1000, 9999, YEAR))
            .optional("security_code", securityCode)
            .optional("holder_name", CardReader::readHolderName)
            .build();
  }

  /** Of a card that pays. */
  static CardReader forPayment(String pointer) {
    return new CardReader(pointer, CardReader::readSecurityCode);
  }

  /** Of a card that is stored. */
  static CardReader forStorage(String pointer) {
    return new CardReader(pointer, CardReader::refuseSecurityCode);
  }

  /** The card; the caller has to close it. */
  CardInput read(JsonBody body, Instant now) throws IOException {
    try (CardDraft draft = new CardDraft()) {
      shape.read(body, draft);
      body.enter(pointer + "/expiry_year");
      if (!Expiry.isUsable(draft.expiryMonth, draft.expiryYear, now)) {
        throw body.invalid("with the month not in the past, and at most 25 years ahead");
      }
      body.enter(pointer + "/security_code");
      if (!draft.securityCodeFits()) {
        throw body.invalid(SECURITY_CODE.allowed());
      }
      body.enter(pointer);
      return draft.finish();
    }
  }

  private static void readNumber(JsonBody body, CardDraft draft) throws IOException {
    try (SecretText number = body.uncheckedSecretText(NUMBER)) {
      boolean valid =
          number.isDigits(CardNetworks.MIN_DIGITS, CardNetworks.MAX_DIGITS)
              && number.hasRightCheckDigit();
      if (!valid) {
        throw body.invalid(NUMBER);
      }
      draft.network = CardNetworks.network(number.firstFour());
      draft.maskedNumber = number.masked();
      draft.number = number.toSecret();
    }
  }

  private static void readSecurityCode(JsonBody body, CardDraft draft) throws IOException {
    try (SecretText code = body.secretText(SECURITY_CODE)) {
      draft.securityCode = code.toSecret();
    }
  }

  private static void refuseSecurityCode(JsonBody body, CardDraft draft) {
    throw body.problem(
        ErrorCode.INVALID_VALUE,
        "none: a security code may not be stored (PCI DSS 3.3.1), send it with each payment");
  }

  private static void readHolderName(JsonBody body, CardDraft draft) throws IOException {
    try (SecretText name = body.secretText(HOLDER_NAME)) {
      draft.holderName = name.toSecret();
    }
  }
}
