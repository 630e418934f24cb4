package io.sallyport.sandbox.ledger;

/** Bounds of what is stored. */
final class Limits {
  static final long LARGEST_AMOUNT = 999_999_999_999L;
  private static final int LONGEST_REFERENCE = 128;

  private Limits() {}

  static void checkReference(String field, String value) {
    boolean printable = value.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    if (value.isBlank() || value.length() > LONGEST_REFERENCE || !printable) {
      throw RefusedException.invalid(field);
    }
  }

  static void checkPositive(long amount) {
    if (amount < 1 || amount > LARGEST_AMOUNT) {
      throw RefusedException.invalid("amount");
    }
  }
}
