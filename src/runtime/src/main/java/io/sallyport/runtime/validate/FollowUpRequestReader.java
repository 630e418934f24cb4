package io.sallyport.runtime.validate;

import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.spi.Amount;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of {@code POST /v1/payments/{id}/captures}, {@code /refunds} and {@code /voids}.
 * Safe for use by several threads.
 */
public final class FollowUpRequestReader {
  private static final AmountReader AMOUNT = new AmountReader(1);
  private static final ObjectShape<Draft> CAPTURE =
      withAmount().optional("final", (body, draft) -> draft.isFinal = body.flag()).build();
  private static final ObjectShape<Draft> REFUND = withAmount().build();
  private static final ObjectShape<Draft> VOID = ObjectShape.<Draft>at("").build();

  /**
   * Reads a follow-up. An empty body is everything that is left.
   *
   * @param body wiped in any case
   * @throws io.sallyport.engine.ProblemException when it is not allowed; nothing that was sent is
   *     repeated in it
   */
  public FollowUpRequest read(FollowUpKind kind, byte[] body) {
    if (body.length == 0) {
      return FollowUpRequest.ALL;
    }
    Draft draft = new Draft();
    JsonBody.read(body, shape(kind), draft);
    return new FollowUpRequest(Optional.ofNullable(draft.amount), draft.isFinal);
  }

  private static ObjectShape<Draft> shape(FollowUpKind kind) {
    return switch (kind) {
      case CAPTURE -> CAPTURE;
      case REFUND -> REFUND;
      case VOID -> VOID;
    };
  }

  private static ObjectShape.Builder<Draft> withAmount() {
    return ObjectShape.<Draft>at("")
        .optional("amount", (body, draft) -> draft.amount = AMOUNT.read(body));
  }

  private static final class Draft {
    private @Nullable Amount amount;
    private boolean isFinal;
  }
}
