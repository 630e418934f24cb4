package io.sallyport.runtime.egress.write;

import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;

/** A message of segments as bytes, in one array of the right size. */
final class SegmentWriter implements AutoCloseable {
  private final ReferenceValues values;
  private final GroupLengths lengths;
  private final Map<String, Written> groups = new HashMap<>();
  private final List<SecretBuffer> inner = new ArrayList<>(0);

  private SegmentWriter(ReferenceValues values, GroupLengths lengths) {
    this.values = values;
    this.lengths = lengths;
  }

  /** The message; the caller closes it. */
  static SecretBuffer write(List<Segment> message, ReferenceValues values) {
    GroupLengths lengths = GroupLengths.of(message, values);
    SecretBuffer out = new SecretBuffer(lengths.totalBytes());
    try (SegmentWriter writer = new SegmentWriter(values, lengths)) {
      writer.write(message, out);
      return out;
    } catch (RuntimeException refused) {
      out.close();
      throw refused;
    }
  }

  @Override
  public void close() {
    inner.forEach(SecretBuffer::close);
  }

  private void write(List<Segment> segments, SecretBuffer out) {
    for (Segment segment : segments) {
      write(segment, out);
    }
  }

  private void write(Segment segment, SecretBuffer out) {
    if (segment instanceof Segment.Literal literal) {
      out.add(literal.bytes().toArray());
    } else if (segment instanceof Segment.Value value) {
      value(value, out);
    } else if (segment instanceof Segment.Group group) {
      int start = out.length();
      write(group.segments(), out);
      groups.put(group.name(), new Written(out, start, out.length()));
    } else if (segment instanceof Segment.LengthOf length) {
      Lengths.write(lengths.lengthBytes(length.group()), length.format(), out);
    } else if (segment instanceof Segment.MacOf mac) {
      mac(mac, out);
    } else if (segment instanceof Segment.Base64Of base64) {
      base64(base64, out);
    }
  }

  private void value(Segment.Value segment, SecretBuffer out) {
    byte[] value = values.of(segment.reference());
    int start = out.length();
    EncodedValue.write(segment.encoding(), value, out);
    if (segment.encoding() == Encoding.FORM && out.length() - start != value.length) {
      values.alsoSent(segment.reference(), out.array(), start, out.length() - start);
    }
  }

  private void mac(Segment.MacOf segment, SecretBuffer out) {
    lengths.requireOne(segment.group());
    Written group = groups.get(segment.group());
    if (group == null) {
      throw new UnwritableException("the group " + segment.group() + " must stand before its code");
    }
    Mac mac = Codes.start(segment.algorithm(), values.key(segment.role()));
    mac.update(group.buffer().array(), group.start(), group.end() - group.start());
    out.add(mac.doFinal(), 0, segment.lengthBytes());
  }

  private void base64(Segment.Base64Of segment, SecretBuffer out) {
    SecretBuffer plain = new SecretBuffer(0);
    inner.add(plain);
    write(segment.segments(), plain);
    byte[] exact = Arrays.copyOf(plain.array(), plain.length());
    byte[] encoded = Base64.getEncoder().encode(exact);
    out.add(encoded);
    rememberSent(segment.segments(), encoded);
    Arrays.fill(exact, (byte) 0);
    Arrays.fill(encoded, (byte) 0);
  }

  /** A gateway that echoes a header echoes the base64 form, from which anyone reads the value. */
  private void rememberSent(List<Segment> segments, byte[] encoded) {
    for (Segment segment : segments) {
      if (segment instanceof Segment.Value value) {
        Reference reference = value.reference();
        values.alsoSent(reference, encoded, 0, encoded.length);
      } else if (segment instanceof Segment.Group group) {
        rememberSent(group.segments(), encoded);
      }
    }
  }

  private record Written(SecretBuffer buffer, int start, int end) {}
}
