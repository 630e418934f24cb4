package io.sallyport.runtime.validate;

import io.sallyport.spi.operation.BillingAddress;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where the card's bills go. */
final class BillingReader {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final TextRule POSTAL_CODE = TextRule.free(16);
  private static final TextRule CITY = TextRule.free(100);
  private static final TextRule LINE = TextRule.free(200);
  private static final ObjectShape<Draft> SHAPE =
      ObjectShape.<Draft>at("/billing")
          .optional("country", (body, draft) -> draft.country = readCountry(body))
          .optional("postal_code", (body, draft) -> draft.postalCode = body.text(POSTAL_CODE))
          .optional("city", (body, draft) -> draft.city = body.text(CITY))
          .optional("line1", (body, draft) -> draft.line1 = body.text(LINE))
          .optional("line2", (body, draft) -> draft.line2 = body.text(LINE))
          .build();

  private BillingReader() {}

  static BillingAddress read(JsonBody body) throws IOException {
    Draft draft = new Draft();
    SHAPE.read(body, draft);
    return new BillingAddress(
        Optional.ofNullable(draft.country),
        Optional.ofNullable(draft.postalCode),
        Optional.ofNullable(draft.city),
        Optional.ofNullable(draft.line1),
        Optional.ofNullable(draft.line2));
  }

  private static String readCountry(JsonBody body) throws IOException {
    String country = body.text(TextRule.COUNTRY);
    if (!COUNTRIES.contains(country)) {
      throw body.invalid(TextRule.COUNTRY.allowed());
    }
    return country;
  }

  private static final class Draft {
    private @Nullable String country;
    private @Nullable String postalCode;
    private @Nullable String city;
    private @Nullable String line1;
    private @Nullable String line2;
  }
}
