package io.sallyport.runtime.store;

import io.sallyport.engine.payment.CardView;
import io.sallyport.spi.operation.CardNetwork;
import java.sql.SQLException;

/** The columns of a card as everybody may see it; its token is the table's own. */
final class CardColumns {
  private CardColumns() {}

  static Columns write(Columns columns, CardView card) {
    return columns
        .text("card_masked_number", card.maskedNumber())
        .name("card_network", card.network())
        .number("card_expiry_month", card.expiryMonth())
        .number("card_expiry_year", card.expiryYear())
        .flag("card_has_holder_name", card.hasHolderName());
  }

  static CardView read(Row row, String token) throws SQLException {
    return new CardView(
        token,
        row.text("card_masked_number"),
        row.name("card_network", CardNetwork.class),
        row.smallNumber("card_expiry_month"),
        row.smallNumber("card_expiry_year"),
        row.flag("card_has_holder_name"));
  }
}
