package io.sallyport.runtime.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.handler.codec.DecoderException;
import io.sallyport.spi.wire.WireFailure;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  @ParameterizedTest
  @CsvSource({
    "Received fatal alert: bad_certificate,CERTIFICATE_REFUSED,CERTIFICATE_REFUSED",
    "(certificate_required) Received fatal alert: certificate_required,"
        + "CERTIFICATE_REFUSED,CERTIFICATE_REFUSED",
    "Received fatal alert: unknown_ca,CERTIFICATE_REFUSED,CERTIFICATE_REFUSED",
    "Received fatal alert: handshake_failure,TLS,CERTIFICATE_REFUSED",
    "Received fatal alert: internal_error,TLS,CLOSED",
    "Received fatal alert: bad_record_mac,TLS,CLOSED",
    "PKIX path building failed,TLS,CLOSED"
  })
  void anAlertSaysMoreOnAFreshConnection(String message, WireFailure before, WireFailure fresh) {
    Throwable alert = new DecoderException(new SSLHandshakeException(message));
    assertEquals(before, Failures.beforeSend(alert));
    assertEquals(fresh, Failures.afterWrite(alert, true));
    assertEquals(WireFailure.CLOSED, Failures.afterWrite(alert, false));
  }

  @Test
  void aConnectionThatEndsInTheHandshakeIsATlsFailure() {
    assertEquals(WireFailure.TLS, Failures.beforeSend(new ClosedChannelException()));
  }

  @Test
  void aFullPoolSentNothing() {
    assertEquals(
        WireFailure.BULKHEAD_FULL, Failures.beforeSend(new ConnectionPoolTooBusyException("full")));
  }

  @Test
  void aConnectionThatEndsAfterTheRequestIsNeverNotSent() {
    for (Throwable cause :
        new Throwable[] {
          new HttpClosedException("closed"), new IOException("reset"), new ClosedChannelException()
        }) {
      assertEquals(WireFailure.CLOSED, Failures.afterWrite(cause, true));
    }
  }

  @Test
  void whatIsNotUnderstoodMayHaveBeenProcessed() {
    assertEquals(WireFailure.PROTOCOL, Failures.afterWrite(new IllegalStateException("odd"), true));
  }
}
