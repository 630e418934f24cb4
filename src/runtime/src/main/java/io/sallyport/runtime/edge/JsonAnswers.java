package io.sallyport.runtime.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentError;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.settle.Answers;
import io.sallyport.spi.outcome.Certainty;
import io.sallyport.spi.outcome.RejectionReason;
import java.io.IOException;
import java.util.Optional;

/** The API's answers as JSON. What could not be done is a problem document (RFC 9457). */
public final class JsonAnswers implements Answers {
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int OK = 200;

  @Override
  public StoredAnswer paid(PaymentRecord record) {
    Payment payment = record.payment();
    return switch (payment.status()) {
      case FAILED -> failed(payment.id(), payment.state().certainty(), payment.state().error());
      case STARTED, PENDING, AUTHENTICATION_PENDING, UNRESOLVED -> payment(ACCEPTED, record);
      case AUTHORIZED,
          PARTIALLY_AUTHORIZED,
          CHARGED,
          PARTIALLY_CHARGED,
          VOIDED,
          DECLINED,
          EXPIRED ->
          payment(CREATED, record);
    };
  }

  @Override
  public StoredAnswer followedUp(FollowUp followUp) {
    return switch (followUp.status()) {
      case SUCCEEDED -> followUp(CREATED, followUp);
      case PENDING, UNRESOLVED -> followUp(ACCEPTED, followUp);
      case FAILED ->
          isDecline(followUp.error())
              ? followUp(CREATED, followUp)
              : failed(followUp.id(), followUp.certainty(), followUp.error());
    };
  }

  @Override
  public StoredAnswer payment(PaymentRecord record) {
    return payment(OK, record);
  }

  @Override
  public StoredAnswer followUp(FollowUp followUp) {
    return followUp(OK, followUp);
  }

  /** A problem as it is answered. */
  public static StoredAnswer problem(Problem problem) {
    return new StoredAnswer(
        problem.code().httpStatus(), JsonText.write(json -> problem(json, problem)));
  }

  private static StoredAnswer payment(int status, PaymentRecord record) {
    return new StoredAnswer(status, JsonText.write(json -> PaymentJson.payment(json, record)));
  }

  private static StoredAnswer followUp(int status, FollowUp followUp) {
    return new StoredAnswer(status, JsonText.write(json -> PaymentJson.followUp(json, followUp)));
  }

  private static StoredAnswer failed(
      String resource, Certainty certainty, Optional<PaymentError> error) {
    ErrorCode code = error.map(PaymentError::code).orElse(ErrorCode.INTERNAL);
    Problem problem = Problem.of(code, detail(error)).certainty(certainty).about(resource);
    return new StoredAnswer(
        code.httpStatus(),
        JsonText.write(
            json -> {
              json.writeStartObject();
              members(json, problem);
              error.ifPresent(
                  present -> JsonText.unchecked(() -> PaymentJson.gateway(json, present)));
              json.writeEndObject();
            }));
  }

  private static String detail(Optional<PaymentError> error) {
    ErrorCode code = error.map(PaymentError::code).orElse(ErrorCode.INTERNAL);
    return switch (code) {
      case NOT_SENT -> "nothing was charged; it may be sent again with the same Idempotency-Key";
      case GATEWAY_THROTTLED ->
          "nothing was charged; send again later with the same Idempotency-Key";
      case GATEWAY_CREDENTIAL -> "nothing was charged; the operator has to look at the credential";
      default -> "nothing was charged";
    };
  }

  private static boolean isDecline(Optional<PaymentError> error) {
    return error
        .flatMap(PaymentError::reason)
        .filter(reason -> reason == RejectionReason.DECLINE)
        .isPresent();
  }

  private static void problem(JsonGenerator json, Problem problem) throws IOException {
    json.writeStartObject();
    members(json, problem);
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, Problem problem) throws IOException {
    json.writeStringField("type", "urn:sallyport:error:" + problem.code().number());
    json.writeStringField("title", problem.code().title());
    json.writeNumberField("status", problem.code().httpStatus());
    json.writeStringField("code", problem.code().code());
    if (problem.field().isPresent()) {
      json.writeStringField("field", problem.field().get());
    }
    json.writeStringField("detail", problem.detail());
    json.writeStringField("certainty", problem.certainty().name());
    if (problem.resource().isPresent()) {
      json.writeStringField("resource", problem.resource().get());
    }
  }
}
