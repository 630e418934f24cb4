package io.sallyport.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/** Says that a request was refused before anything was processed. Never holds an input value. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final @Nullable String field;

  private RefusedException(Refusal refusal, @Nullable String field) {
    super(field == null ? refusal.code() : refusal.code() + ": " + field, null, false, false);
    this.refusal = refusal;
    this.field = field;
  }

  /** A refusal of the whole request. */
  public static RefusedException of(Refusal refusal) {
    return new RefusedException(refusal, null);
  }

  /** A refusal because of one field, named by its path such as {@code card.number}. */
  public static RefusedException invalid(String field) {
    return new RefusedException(Refusal.INVALID, field);
  }

  /** A request that can not be read because of one header. */
  public static RefusedException malformed(String header) {
    return new RefusedException(Refusal.MALFORMED, header);
  }

  public Refusal refusal() {
    return refusal;
  }

  /** The field or header at fault, where there is one. */
  public @Nullable String field() {
    return field;
  }
}
