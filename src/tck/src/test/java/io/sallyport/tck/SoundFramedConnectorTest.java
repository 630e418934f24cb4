package io.sallyport.tck;

import io.sallyport.spi.Amount;
import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.ConnectorKind;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.manifest.Endpoint;
import io.sallyport.spi.manifest.Framing;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.manifest.PaymentMethodKind;
import io.sallyport.spi.manifest.Place;
import io.sallyport.spi.manifest.Recovery;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.GatewayError;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.Processed;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.Bytes;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.FrameRequest;
import io.sallyport.spi.wire.FrameResponse;
import io.sallyport.spi.wire.LengthFormat;
import io.sallyport.spi.wire.MacAlgorithm;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A sound connector over a framed transport, which reverses what is in doubt, passes. */
class SoundFramedConnectorTest extends ConnectorContract {
  private static final Outcome UNKNOWN = Outcome.unknown(GatewayError.of("malformed"));

  @Override
  protected ConnectorProvider provider() {
    return new ConnectorProvider() {
      @Override
      public String spiVersion() {
        return SpiVersion.CURRENT;
      }

      @Override
      public Connector connector() {
        return new FramedSample();
      }
    };
  }

  /** Approved, with the amount in twelve digits. */
  @Override
  protected WireResponse answer(Operation operation, WireRequest request, ExchangeContext context) {
    long minorAmount = ((AuthorizeOperation) operation).amount().minorAmount();
    return new FrameResponse(Bytes.ofText(String.format(Locale.ROOT, "00%012d", minorAmount)));
  }

  private static final class FramedSample implements Connector {
    private final Manifest manifest =
        Manifest.builder("framed", "1.0.0", ConnectorKind.PAYMENT_GATEWAY)
            .operation(OperationKind.AUTHORIZE, new Recovery.Reverse())
            .paymentMethod(PaymentMethodKind.CARD)
            .currencies(Set.of("EUR"))
            .credential("mac-key", CredentialRole.Kind.MAC_KEY)
            .endpoint(
                new Endpoint.Framed(
                    "host",
                    URI.create("tls://host.example:5000"),
                    new Framing(LengthFormat.BINARY_16, false, 4096),
                    Duration.ofSeconds(30)))
            .dataFlow(
                new DataFlow(
                    DataClass.CARD_NUMBER,
                    "host",
                    new DataFlow.RequestShape.Message(),
                    Place.group("2")))
            .build();

    @Override
    public Manifest manifest() {
      return manifest;
    }

    @Override
    public Step begin(Operation operation, ExchangeContext context) {
      if (operation instanceof AuthorizeOperation) {
        return Step.send(message("0100", context), state("authorization"));
      }
      throw new IllegalStateException("undeclared");
    }

    @Override
    public Step recover(Operation operation, JsonObject state, ExchangeContext context) {
      return Step.send(message("0400", context), state("reversal"));
    }

    private static FrameRequest message(String type, ExchangeContext context) {
      return new FrameRequest(
          "host",
          Integer.toString(context.sequenceNumber()),
          List.of(
              Segment.group(
                  "message",
                  Segment.text(type),
                  Segment.group("2", Segment.value(Reference.cardNumber(), Encoding.LLVAR_ASCII))),
              Segment.macOf("message", MacAlgorithm.HMAC_SHA256, "mac-key", 8)));
    }

    private static JsonObject state(String sent) {
      return JsonObject.builder().put("sent", sent).build();
    }

    @Override
    public Step proceed(
        Operation operation, JsonObject state, WireResult result, ExchangeContext context) {
      boolean reversal = state.equals(state("reversal"));
      return Step.done(
          result.fold(
              response -> response.fold(http -> UNKNOWN, FramedSample::answered),
              failure -> reversal ? Outcome.unknown(failure.error()) : failure.outcome()));
    }

    private static Outcome answered(FrameResponse response) {
      String text = response.message().toLatin1();
      return text.matches("00\\d{12}")
          ? Processed.builder(Processed.Progress.SUCCEEDED, "rrn-1")
              .amount(new Amount(Long.parseLong(text.substring(2)), "EUR"))
              .build()
          : UNKNOWN;
    }
  }
}
