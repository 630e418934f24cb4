package io.sallyport.runtime.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sallyport.engine.payment.Attempt;
import io.sallyport.engine.payment.CardView;
import io.sallyport.engine.payment.FollowUp;
import io.sallyport.engine.payment.FollowUpKind;
import io.sallyport.engine.payment.Payment;
import io.sallyport.engine.payment.PaymentError;
import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.payment.PaymentState;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.NextAction;
import java.io.IOException;
import java.util.Optional;

/** Payments, follow-ups and tokens in the API's words. */
final class PaymentJson {
  private PaymentJson() {}

  static void payment(JsonGenerator json, PaymentRecord record) throws IOException {
    Payment payment = record.payment();
    PaymentState state = payment.state();
    String currency = payment.terms().amount().currency();
    json.writeStartObject();
    json.writeStringField("id", payment.id());
    json.writeStringField("status", payment.status().name());
    json.writeStringField("certainty", state.certainty().name());
    json.writeStringField("merchant", payment.terms().merchant());
    json.writeStringField("connector", payment.terms().connector());
    json.writeStringField("merchant_transaction_id", payment.terms().merchantTransactionId());
    optional(json, "connector_transaction_id", state.connectorTransactionId());
    amount(json, "amount", payment.terms().amount().minorAmount(), currency);
    amount(json, "authorized_amount", state.authorized(), currency);
    amount(json, "captured_amount", state.captured(), currency);
    amount(json, "refunded_amount", state.refunded(), currency);
    json.writeStringField("capture_method", payment.terms().captureMethod().name());
    json.writeObjectFieldStart("payment_method");
    card(json, payment.terms().card());
    json.writeEndObject();
    optional(json, "network_transaction_id", state.networkTransactionId());
    nextAction(json, state.nextAction());
    error(json, state.error());
    json.writeStringField("created_at", payment.terms().createdAt().toString());
    json.writeStringField("updated_at", state.updatedAt().toString());
    attempts(json, record);
    followUps(json, "captures", record, FollowUpKind.CAPTURE);
    followUps(json, "voids", record, FollowUpKind.VOID);
    followUps(json, "refunds", record, FollowUpKind.REFUND);
    json.writeEndObject();
  }

  static void followUp(JsonGenerator json, FollowUp followUp) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", followUp.id());
    json.writeStringField("payment", followUp.paymentId());
    json.writeStringField("status", followUp.status().name());
    json.writeStringField("certainty", followUp.certainty().name());
    amount(json, "amount", followUp.amount().minorAmount(), followUp.amount().currency());
    if (followUp.kind() == FollowUpKind.CAPTURE) {
      json.writeBooleanField("final", followUp.last());
    }
    optional(json, "connector_transaction_id", followUp.connectorTransactionId());
    error(json, followUp.error());
    json.writeStringField("created_at", followUp.createdAt().toString());
    json.writeStringField("updated_at", followUp.updatedAt().toString());
    json.writeEndObject();
  }

  static void card(JsonGenerator json, CardView card) throws IOException {
    json.writeObjectFieldStart("card");
    json.writeStringField("token", card.token());
    json.writeStringField("masked_number", card.maskedNumber());
    json.writeStringField("network", card.network().name());
    json.writeNumberField("expiry_month", card.expiryMonth());
    json.writeNumberField("expiry_year", card.expiryYear());
    json.writeEndObject();
  }

  static void gateway(JsonGenerator json, PaymentError error) throws IOException {
    if (error.reason().isPresent()) {
      json.writeStringField("reason", error.reason().get().name());
    }
    if (error.gateway().isPresent()) {
      GatewayError gateway = error.gateway().get();
      json.writeStringField("gateway_code", gateway.code());
      optional(json, "network_code", gateway.networkCode());
      json.writeStringField("advice", gateway.advice().name());
    }
  }

  private static void attempts(JsonGenerator json, PaymentRecord record) throws IOException {
    json.writeArrayFieldStart("attempts");
    for (Attempt attempt : record.attempts()) {
      json.writeStartObject();
      json.writeStringField("id", attempt.id());
      json.writeStringField("operation", attempt.operation().name());
      json.writeStringField("connector", attempt.connector());
      json.writeNumberField("number", attempt.number());
      optional(json, "certainty", attempt.certainty().map(Enum::name));
      optional(json, "follow_up", attempt.followUpId());
      error(json, attempt.error());
      json.writeStringField("started_at", attempt.startedAt().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void followUps(
      JsonGenerator json, String name, PaymentRecord record, FollowUpKind kind) throws IOException {
    json.writeArrayFieldStart(name);
    for (FollowUp followUp : record.followUps()) {
      if (followUp.kind() == kind) {
        followUp(json, followUp);
      }
    }
    json.writeEndArray();
  }

  private static void error(JsonGenerator json, Optional<PaymentError> error) throws IOException {
    if (error.isPresent()) {
      json.writeObjectFieldStart("error");
      json.writeStringField("code", error.get().code().code());
      json.writeStringField("title", error.get().code().title());
      gateway(json, error.get());
      json.writeEndObject();
    }
  }

  private static void nextAction(JsonGenerator json, Optional<NextAction> action)
      throws IOException {
    if (action.isPresent() && action.get() instanceof NextAction.Redirect redirect) {
      json.writeObjectFieldStart("next_action");
      json.writeStringField("type", "REDIRECT");
      json.writeStringField("url", redirect.url().toString());
      json.writeEndObject();
    }
  }

  private static void amount(JsonGenerator json, String name, long minorAmount, String currency)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("minor_amount", minorAmount);
    json.writeStringField("currency", currency);
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }
}
