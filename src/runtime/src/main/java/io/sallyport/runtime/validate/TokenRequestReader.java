package io.sallyport.runtime.validate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /v1/tokens}. Safe for use by several threads. */
public final class TokenRequestReader {
  private static final CardReader CARD = CardReader.forStorage("/card");
  private static final ObjectShape<Draft> SHAPE =
      ObjectShape.<Draft>at("")
          .optional("merchant", (body, draft) -> draft.merchant = body.text(TextRule.ID))
          .required(
              "card",
              "an object with number, expiry_month and expiry_year",
              (body, draft) -> draft.card = CARD.read(body, draft.now))
          .build();

  private final InstantSource clock;

  /**
   * A reader.
   *
   * @param clock tells which cards have expired
   */
  public TokenRequestReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads a card to store, which the caller has to close.
   *
   * @param body wiped in any case
   * @throws io.sallyport.engine.ProblemException when it is not allowed; nothing that was sent is
   *     repeated in it, and no secret of it is left open
   */
  public TokenRequest read(byte[] body) {
    try (Draft draft = new Draft(clock.instant())) {
      JsonBody.read(body, SHAPE, draft);
      return draft.finish();
    }
  }

  private static final class Draft implements AutoCloseable {
    private final Instant now;
    private @Nullable String merchant;
    private @Nullable CardInput card;

    private Draft(Instant now) {
      this.now = now;
    }

    private TokenRequest finish() {
      TokenRequest request = new TokenRequest(Optional.ofNullable(merchant), requireNonNull(card));
      card = null;
      return request;
    }

    @Override
    public void close() {
      if (card != null) {
        card.close();
      }
    }
  }
}
