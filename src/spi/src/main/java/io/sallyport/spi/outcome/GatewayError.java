package io.sallyport.spi.outcome;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A gateway's reason in codes. Texts of gateways are not carried: they may repeat what was sent,
 * and nobody can branch on them.
 *
 * @param code the gateway's code, at most 64 of {@code [A-Za-z0-9_.-]}
 * @param networkCode the card network's code, when the gateway passes it on; same form
 * @param advice what was said about trying again
 */
public record GatewayError(String code, Optional<String> networkCode, RetryAdvice advice) {
  private static final int MAX_LENGTH = 64;
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_.-]");
  private static final Pattern LONG_DIGITS = Pattern.compile("\\d([_.-]*\\d){8,}");

  /**
   * Brings the codes into their form: other characters are replaced, and so are runs of nine and
   * more digits, also with separators between them: they could be a card number.
   */
  public GatewayError {
    code = normalised(code);
    networkCode = networkCode.map(GatewayError::normalised);
    requireNonNull(advice, "advice");
  }

  /** A code alone. */
  public static GatewayError of(String code) {
    return new GatewayError(code, Optional.empty(), RetryAdvice.NONE);
  }

  private static String normalised(String raw) {
    String cut = raw.length() > MAX_LENGTH ? raw.substring(0, MAX_LENGTH) : raw;
    String safe = LONG_DIGITS.matcher(OTHER.matcher(cut).replaceAll("_")).replaceAll("_");
    return safe.isEmpty() ? "unspecified" : safe;
  }
}
