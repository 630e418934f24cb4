package io.sallyport.runtime.egress.write;

import io.sallyport.spi.signing.SignatureEncoding;
import io.sallyport.spi.signing.SignedPart;
import io.sallyport.spi.signing.SigningPlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;

/** Executes a signing plan over a request as it is sent. */
final class Signer {
  private final RenderedRequest request;
  private final Instant now;

  Signer(RenderedRequest request, Instant now) {
    this.request = request;
    this.now = now;
  }

  RenderedHeader sign(SigningPlan plan, byte[] key) {
    Mac mac = Codes.start(plan.algorithm(), key);
    plan.parts().forEach(part -> cover(part, mac));
    byte[] code = mac.doFinal();
    String text =
        plan.encoding() == SignatureEncoding.HEX
            ? HexFormat.of().formatHex(code)
            : Base64.getEncoder().encodeToString(code);
    return HeaderWriter.plain(plan.header(), plan.headerPrefix() + text);
  }

  private void cover(SignedPart part, Mac mac) {
    if (part instanceof SignedPart.Text text) {
      cover(text.text(), mac);
    } else if (part instanceof SignedPart.Extracted extracted) {
      cover(extracted.text(), mac);
    } else if (part instanceof SignedPart.Method) {
      cover(request.method().name(), mac);
    } else if (part instanceof SignedPart.Target) {
      cover(request.target(), mac);
    } else if (part instanceof SignedPart.TimestampSeconds) {
      cover(Long.toString(now.getEpochSecond()), mac);
    } else if (part instanceof SignedPart.HeaderValue header) {
      cover(header(header.name()), mac);
    } else if (part instanceof SignedPart.Body) {
      mac.update(request.bodyArray(), 0, request.bodyLengthBytes());
    }
  }

  private static void cover(String text, Mac mac) {
    mac.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void cover(CharSequence oneCharacterAByte, Mac mac) {
    for (int at = 0; at < oneCharacterAByte.length(); at++) {
      mac.update((byte) oneCharacterAByte.charAt(at));
    }
  }

  private CharSequence header(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return request.headers().stream()
        .filter(header -> header.name().equals(lowerCase))
        .findFirst()
        .map(RenderedHeader::value)
        .orElseThrow(
            () -> new UnwritableException("the signature covers a header that is not there"));
  }
}
