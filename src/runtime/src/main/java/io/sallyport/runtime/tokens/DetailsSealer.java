package io.sallyport.runtime.tokens;

import io.sallyport.engine.payment.PaymentDetails;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.runtime.validate.FieldWriter;
import io.sallyport.spi.operation.BillingAddress;
import io.sallyport.spi.operation.Customer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Seals what came with a payment about persons, and opens it again; for that payment alone. */
final class DetailsSealer {
  private static final String FORMAT = "sallyport/details/v1";

  private final DataKeys keys;

  DetailsSealer(DataKeys keys) {
    this.keys = keys;
  }

  SealedBytes seal(String paymentId, PaymentDetails details) {
    byte[] plain = encode(details);
    try {
      String keyId = keys.currentSealKeyId();
      byte[] sealed = Aead.seal(keys.sealKey(keyId), plain, associated(paymentId));
      return new SealedBytes(keyId, sealed);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  PaymentDetails open(String paymentId, SealedBytes sealed) {
    byte[] associated = associated(paymentId);
    byte[] plain = Aead.open(keys.sealKey(sealed.keyId()), sealed.content(), associated);
    try {
      return decode(new FieldReader(plain, FORMAT));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] encode(PaymentDetails details) {
    try (FieldWriter writer = new FieldWriter(FORMAT)) {
      Customer customer = details.customer();
      writer.text(customer.id()).text(customer.ip()).text(customer.email());
      BillingAddress billing = details.billing();
      writer.text(billing.country()).text(billing.postalCode()).text(billing.city());
      writer.text(billing.line1()).text(billing.line2());
      writer.text(details.returnUrl());
      writer.number(details.metadata().size());
      new TreeMap<>(details.metadata()).forEach((name, value) -> writer.text(name).text(value));
      return writer.toByteArray();
    }
  }

  private static PaymentDetails decode(FieldReader reader) {
    Customer customer =
        new Customer(reader.optionalText(), reader.optionalText(), reader.optionalText());
    BillingAddress billing =
        new BillingAddress(
            reader.optionalText(),
            reader.optionalText(),
            reader.optionalText(),
            reader.optionalText(),
            reader.optionalText());
    var returnUrl = reader.optionalText();
    Map<String, String> metadata = new HashMap<>();
    long count = reader.number();
    for (long i = 0; i < count; i++) {
      String name = reader.text();
      metadata.put(name, reader.text());
    }
    return new PaymentDetails(customer, billing, metadata, returnUrl);
  }

  private static byte[] associated(String paymentId) {
    try (FieldWriter writer = new FieldWriter(FORMAT)) {
      return writer.text(paymentId).toByteArray();
    }
  }
}
