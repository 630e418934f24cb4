package io.sallyport.runtime.validate;

import io.sallyport.spi.Amount;
import io.sallyport.spi.Iso4217;
import java.io.IOException;

/** Reads an amount of money. */
final class AmountReader {
  /** Where an amount stands in every body. */
  static final String POINTER = "/amount";

  private static final String MINOR_AMOUNT = "a whole number of minor units from %d to %d";

  private final String allowedMinorAmount;
  private final ObjectShape<Draft> shape;

  /**
   * A reader.
   *
   * @param min the least that is allowed, in minor units
   */
  AmountReader(long min) {
    allowedMinorAmount = MINOR_AMOUNT.formatted(min, Amount.MAX_MINOR_AMOUNT);
    shape =
        ObjectShape.<Draft>at(POINTER)
            .required(
                "minor_amount",
                allowedMinorAmount,
                (body, draft) ->
                    draft.minorAmount =
                        body.integer(min, Amount.MAX_MINOR_AMOUNT, allowedMinorAmount))
            .required("currency", TextRule.CURRENCY.allowed(), AmountReader::readCurrency)
            .build();
  }

  Amount read(JsonBody body) throws IOException {
    Draft draft = new Draft();
    shape.read(body, draft);
    return new Amount(draft.minorAmount, draft.currency);
  }

  private static void readCurrency(JsonBody body, Draft draft) throws IOException {
    draft.currency = body.text(TextRule.CURRENCY);
    if (!Iso4217.isCurrency(draft.currency)) {
      throw body.invalid(TextRule.CURRENCY.allowed());
    }
  }

  private static final class Draft {
    private long minorAmount;
    private String currency = "";
  }
}
