package io.sallyport.engine;

/**
 * Every error that a caller can meet, numbered for ever: 1000s are about the request, 2000s about
 * who asks, 3000s about keys and states, 4000s about the gateway, 5000s about ourselves. 9000 to
 * 9999 are left to connectors.
 */
public enum ErrorCode {
  /** The body is not one JSON object, or breaks a bound of depth, length or number. */
  MALFORMED_JSON(1001, 400, "The body is not a JSON object that can be read"),
  /** A member that the operation does not know. */
  UNKNOWN_FIELD(1002, 400, "A field is not known here"),
  /** The same member twice. */
  DUPLICATE_FIELD(1003, 400, "A field is given twice"),
  /** A required member is not there. */
  MISSING_FIELD(1004, 400, "A required field is missing"),
  /** A member has another JSON type. */
  WRONG_TYPE(1005, 400, "A field has the wrong type"),
  /** A member's value is outside of what is allowed. */
  INVALID_VALUE(1006, 422, "A field's value is not allowed"),
  /** What looks like a card number stands where none may be. */
  MISPLACED_CARD_NUMBER(1007, 422, "What looks like a card number stands where none may be"),
  /** The body is larger than the bound. */
  BODY_TOO_LARGE(1008, 413, "The body is too large"),
  /** The Content-Type is not one that is read here. */
  UNSUPPORTED_MEDIA_TYPE(1009, 415, "The media type is not supported"),
  /** The Idempotency-Key header is not there. */
  MISSING_IDEMPOTENCY_KEY(1010, 400, "The Idempotency-Key header is required"),
  /** The Idempotency-Key header is not 1 to 255 visible characters. */
  INVALID_IDEMPOTENCY_KEY(1011, 400, "The Idempotency-Key header is not usable"),
  /** No such resource for this client. */
  NOT_FOUND(1012, 404, "There is no such resource"),
  /** The path exists, the method does not. */
  METHOD_NOT_ALLOWED(1013, 405, "The method is not allowed here"),
  /** The connector is not loaded. */
  UNKNOWN_CONNECTOR(1014, 422, "There is no such connector"),
  /** The connector does not declare the operation, currency, payment method or capability. */
  UNSUPPORTED_OPERATION(1015, 422, "The connector does not support this"),
  /** The request is not HTTP as it should be. */
  MALFORMED_REQUEST(1016, 400, "The request can not be read"),

  /** No client certificate and no other proof of identity. */
  UNAUTHENTICATED(2001, 401, "The client is not identified"),
  /** Identified, but not listed. */
  FORBIDDEN(2002, 403, "The client is not allowed to do this"),

  /** The key was used with another body. */
  KEY_REUSED(3001, 422, "The Idempotency-Key was used with another request"),
  /** The first request with this key is still being worked on. */
  KEY_IN_FLIGHT(3002, 409, "The first request with this Idempotency-Key is still in flight"),
  /** The merchant's transaction id belongs to a payment that may have charged. */
  DUPLICATE_TRANSACTION(3003, 409, "The merchant_transaction_id belongs to another payment"),
  /** The payment's state does not allow the operation. */
  ILLEGAL_TRANSITION(3004, 409, "The payment's state does not allow this"),
  /** More than is left to capture or to refund. */
  AMOUNT_EXCEEDED(3005, 422, "The amount is more than is left"),

  /** The issuer or gateway declined. */
  DECLINED(4001, 201, "The payment was declined"),
  /** The gateway found our request wrong. */
  GATEWAY_REFUSED(4002, 502, "The gateway refused to process the request"),
  /** The gateway did not accept our credential. */
  GATEWAY_CREDENTIAL(4003, 502, "The gateway did not accept the connector's credential"),
  /** The gateway asked to come back later. */
  GATEWAY_THROTTLED(4004, 503, "The gateway asked to come back later"),
  /** The request provably did not reach the gateway. */
  NOT_SENT(4005, 503, "The request was not sent to the gateway"),
  /** Nobody knows yet whether the gateway processed the request. */
  IN_DOUBT(4006, 202, "It is not known yet whether the gateway processed the request"),
  /** The gateway's answer contradicts what was asked. */
  GATEWAY_CONTRADICTS(4007, 202, "The gateway's answer contradicts what was asked"),
  /** Nobody could find out; a person has to settle it. */
  UNRESOLVED(4008, 200, "It could not be found out whether the gateway processed the request"),
  /** Less was authorised than asked, which the client does not accept. */
  PARTIAL_NOT_ACCEPTED(4009, 201, "Less than the amount was authorised and given up again"),

  /** We can not take work now. */
  UNAVAILABLE(5001, 503, "Not available at the moment"),
  /** A defect of ours. */
  INTERNAL(5002, 500, "Internal error");

  private final int number;
  private final int httpStatus;
  private final String title;

  ErrorCode(int number, int httpStatus, String title) {
    this.number = number;
    this.httpStatus = httpStatus;
    this.title = title;
  }

  /** The stable number. */
  public int number() {
    return number;
  }

  /** The number as it stands in answers, {@code SP1001}. */
  public String code() {
    return "SP" + number;
  }

  /** The HTTP status that goes with it. */
  public int httpStatus() {
    return httpStatus;
  }

  /** What it means, without any value of the request. */
  public String title() {
    return title;
  }
}
