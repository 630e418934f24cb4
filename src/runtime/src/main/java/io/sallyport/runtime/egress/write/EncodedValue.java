package io.sallyport.runtime.egress.write;

import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.LengthFormat;
import io.sallyport.spi.wire.Reference;

/** A referenced value in the encoding of its place. */
final class EncodedValue {
  private static final int DELETE = 0x7F;

  private EncodedValue() {}

  /** How long it will be; refuses a value that the encoding does not take. */
  static int lengthBytes(Reference reference, Encoding encoding, byte[] value) {
    return switch (encoding) {
      case PLAIN -> value.length;
      case JSON_STRING -> JsonText.lengthBytes(value);
      case FORM -> PercentEncoding.lengthBytes(value);
      case HEADER -> {
        requireNoControlCharacter(reference, value);
        yield value.length;
      }
      case BCD_LEFT_PADDED, BCD_RIGHT_PADDED -> {
        Digits.require(value);
        yield Digits.lengthBytes(value);
      }
      case LLVAR_ASCII -> {
        requireAscii(value);
        yield 2 + value.length;
      }
      case LLVAR_BCD -> {
        Digits.require(value);
        yield 1 + Digits.lengthBytes(value);
      }
    };
  }

  /** Writes a value whose length was asked for before. */
  static void write(Encoding encoding, byte[] value, SecretBuffer out) {
    switch (encoding) {
      case PLAIN, HEADER -> out.add(value);
      case JSON_STRING -> JsonText.write(value, out);
      case FORM -> PercentEncoding.write(value, out);
      case BCD_LEFT_PADDED -> Digits.writeLeftPadded(value, out);
      case BCD_RIGHT_PADDED -> Digits.writeRightPadded(value, out);
      case LLVAR_ASCII -> {
        Lengths.write(value.length, LengthFormat.ASCII_2, out);
        out.add(value);
      }
      case LLVAR_BCD -> {
        Lengths.write(value.length, LengthFormat.BCD_2, out);
        Digits.writeLeftPadded(value, out);
      }
    }
  }

  private static boolean hasControlCharacter(byte[] value) {
    for (byte octet : value) {
      if ((octet >= 0 && octet < ' ') || octet == DELETE) {
        return true;
      }
    }
    return false;
  }

  private static void requireNoControlCharacter(Reference reference, byte[] value) {
    if (!hasControlCharacter(value)) {
      return;
    }
    if (reference.dataClass() == DataClass.CREDENTIAL) {
      throw new CredentialMissingException(reference.role());
    }
    throw new UnwritableException("a " + reference + " with a control character in a header");
  }

  private static void requireAscii(byte[] value) {
    for (byte octet : value) {
      if (octet < 0) {
        throw new UnwritableException("a value that is not all ASCII in an LLVAR field");
      }
    }
  }
}
