package io.sallyport.engine.idempotency;

/** An answer as the client got it: without card number or secret, as every answer. */
public final class StoredAnswer {
  private final int httpStatus;
  private final byte[] body;

  /** Takes a copy of the body. */
  public StoredAnswer(int httpStatus, byte[] body) {
    this.httpStatus = httpStatus;
    this.body = body.clone();
  }

  /** The HTTP status. */
  public int httpStatus() {
    return httpStatus;
  }

  /** A copy of the body. */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "StoredAnswer[" + httpStatus + "]";
  }
}
