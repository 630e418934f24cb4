package io.sallyport.runtime.egress.write;

import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.wire.Reference;

/** A form as bytes; a space is {@code %20}, which every decoder reads alike. */
final class FormWriter {
  private static final int CAPACITY_BYTES = 512;

  private FormWriter() {}

  static SecretBuffer write(FormValue form, ReferenceValues values) {
    SecretBuffer out = new SecretBuffer(CAPACITY_BYTES);
    try {
      for (FormValue.Field field : form.fields()) {
        if (out.length() > 0) {
          out.add('&');
        }
        out.addAscii(PercentEncoding.encoded(field.name())).add('=');
        field.fold(
            text -> out.addAscii(PercentEncoding.encoded(text)),
            reference -> reference(reference, values, out));
      }
      return out;
    } catch (RuntimeException refused) {
      out.close();
      throw refused;
    }
  }

  private static SecretBuffer reference(
      Reference reference, ReferenceValues values, SecretBuffer out) {
    byte[] value = values.of(reference);
    int start = out.length();
    PercentEncoding.write(value, out);
    if (out.length() - start != value.length) {
      values.alsoSent(reference, out.array(), start, out.length() - start);
    }
    return out;
  }
}
