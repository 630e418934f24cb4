package io.sallyport.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The active currencies of ISO 4217 (list one) that have a minor unit, with their exponent.
 *
 * <p>A table of our own: the JDK's list differs between JDK versions and still knows currencies
 * that ended decades ago. Precious metals, testing codes and the codes of funds are left out,
 * nobody pays with them.
 */
public final class Iso4217 {
  private static final Map<String, Integer> EXPONENTS = exponents();

  private Iso4217() {}

  /** Whether the three letters are an active currency. */
  public static boolean isCurrency(@Nullable String code) {
    return code != null && EXPONENTS.containsKey(code);
  }

  /** How many decimal digits the currency's minor unit stands for: 2 for EUR, 0 for JPY. */
  public static int exponent(String code) {
    Integer exponent = EXPONENTS.get(code);
    if (exponent == null) {
      throw new IllegalArgumentException("currency must be an ISO 4217 currency");
    }
    return exponent;
  }

  /** Every code. */
  public static Set<String> codes() {
    return EXPONENTS.keySet();
  }

  private static Map<String, Integer> exponents() {
    Map<String, Integer> exponents = new HashMap<>();
    put(exponents, 0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF");
    put(
        exponents,
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD"
            + " CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS"
            + " GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK"
            + " LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN"
            + " NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD"
            + " SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU"
            + " UZS VED VES WST XCD XCG YER ZAR ZMW ZWG");
    put(exponents, 3, "BHD IQD JOD KWD LYD OMR TND");
    return Map.copyOf(exponents);
  }

  private static void put(Map<String, Integer> exponents, int exponent, String codes) {
    for (String code : codes.split(" ")) {
      exponents.put(code, exponent);
    }
  }
}
