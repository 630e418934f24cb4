package io.sallyport.sandbox.ledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A card as it came with one request. It lives as long as that request: what is stored is {@link
 * #maskedNumber()} only. It never prints its number or security code.
 */
public final class Card {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
  private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3,4}");
  private static final int SHOWN_DIGITS = 4;

  private final String number;
  private final @Nullable String securityCode;

  private Card(String number, @Nullable String securityCode) {
    this.number = number;
    this.securityCode = securityCode;
  }

  /**
   * Checks and holds a card.
   *
   * @throws RefusedException when the number is no card number (ISO/IEC 7812, Luhn), or the expiry
   *     date or the security code is impossible
   */
  public static Card of(
      String number, long expiryMonth, long expiryYear, @Nullable String securityCode) {
    if (!NUMBER.matcher(number).matches() || !passesLuhn(number)) {
      throw RefusedException.invalid("card.number");
    }
    if (expiryMonth < 1 || expiryMonth > 12) {
      throw RefusedException.invalid("card.expiry_month");
    }
    if (expiryYear < 2000 || expiryYear > 2099) {
      throw RefusedException.invalid("card.expiry_year");
    }
    if (securityCode != null && !SECURITY_CODE.matcher(securityCode).matches()) {
      throw RefusedException.invalid("card.security_code");
    }
    return new Card(number, securityCode);
  }

  /** The number itself: to decide, to refuse it in other fields, to echo it as a fault. */
  public String number() {
    return number;
  }

  public @Nullable String securityCode() {
    return securityCode;
  }

  /** The first and the last four digits, such as {@code 4111-XXXX-XXXX-1111}. */
  public String maskedNumber() {
    return number.substring(0, SHOWN_DIGITS)
        + "-XXXX-XXXX-"
        + number.substring(number.length() - SHOWN_DIGITS);
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  @Override
  public String toString() {
    return "Card[" + maskedNumber() + "]";
  }
}
