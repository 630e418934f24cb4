package io.sallyport.tck;

import io.sallyport.spi.Step;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.value.FormValue;
import io.sallyport.spi.value.JsonArray;
import io.sallyport.spi.value.JsonBoolean;
import io.sallyport.spi.value.JsonNumber;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.value.JsonReference;
import io.sallyport.spi.value.JsonString;
import io.sallyport.spi.value.JsonValue;
import io.sallyport.spi.wire.FrameRequest;
import io.sallyport.spi.wire.HttpBody;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.Segment;
import io.sallyport.spi.wire.WireRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Steps as text, to compare and to show; references by name. Samples hold no real data. */
final class Rendering {
  private Rendering() {}

  static String of(Step step) {
    return step.fold(
        send -> "send " + of(send.request()) + " and remember " + json(send.state()),
        done ->
            done.outcome()
                .fold(
                    Rendering::processed, Outcome::toString, Outcome::toString, Outcome::toString),
        () -> "not found");
  }

  static String of(WireRequest request) {
    return request.fold(Rendering::http, Rendering::frame);
  }

  private static String processed(Processed processed) {
    return "Processed"
        + List.of(
            processed.progress(),
            processed.connectorTransactionId(),
            processed.amount(),
            processed.capturedAmount(),
            processed.refundedAmount(),
            processed.voided(),
            processed.expired(),
            processed.networkTransactionId(),
            processed.nextAction());
  }

  private static String http(HttpRequest request) {
    return request
        + " "
        + request.pathArguments()
        + request.query().stream().map(pair -> pair.name() + "=" + pair.value()).toList()
        + request.headers().stream()
            .map(header -> header.name() + ": " + segments(header.value()))
            .toList()
        + body(request.body())
        + request.signing();
  }

  private static String frame(FrameRequest request) {
    return request.endpoint() + " " + request.correlationKey() + " " + segments(request.segments());
  }

  private static String body(HttpBody body) {
    if (body instanceof HttpBody.Json json) {
      return json(json.value());
    }
    if (body instanceof HttpBody.Form form) {
      return form.value().fields().stream().map(Rendering::field).toList().toString();
    }
    return body instanceof HttpBody.Raw raw ? raw.mediaType() + segments(raw.segments()) : "";
  }

  private static String field(FormValue.Field field) {
    return field.name() + "=" + field.fold(text -> text, reference -> "${" + reference + "}");
  }

  private static String segments(List<Segment> segments) {
    return segments.stream().map(Rendering::segment).collect(Collectors.joining(" "));
  }

  private static String segment(Segment segment) {
    if (segment instanceof Segment.Literal literal) {
      return HexFormat.of().formatHex(literal.bytes().toArray());
    }
    if (segment instanceof Segment.Group group) {
      return group.name() + "(" + segments(group.segments()) + ")";
    }
    return segment instanceof Segment.Base64Of base64
        ? "base64(" + segments(base64.segments()) + ")"
        : segment.toString();
  }

  /** JSON text (RFC 8259); a reference is written as its name. */
  static String json(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members().entrySet().stream()
          .map(member -> quoted(member.getKey()) + ":" + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof JsonArray array) {
      return array.elements().stream()
          .map(Rendering::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return leaf(value);
  }

  private static String leaf(JsonValue value) {
    if (value instanceof JsonString string) {
      return quoted(string.value());
    }
    if (value instanceof JsonNumber number) {
      return number.text();
    }
    if (value instanceof JsonReference reference) {
      return quoted("${" + reference.reference() + "}");
    }
    return value instanceof JsonBoolean bool ? Boolean.toString(bool.value()) : "null";
  }

  private static String quoted(String text) {
    return text.chars().mapToObj(Rendering::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int character) {
    if (character == '"' || character == '\\') {
      return "\\" + (char) character;
    }
    return character < ' '
        ? String.format(Locale.ROOT, "\\u%04x", character)
        : Character.toString(character);
  }
}
