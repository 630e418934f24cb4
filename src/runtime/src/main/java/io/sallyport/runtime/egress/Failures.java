package io.sallyport.runtime.egress;

import io.sallyport.spi.wire.WireFailure;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an exception of the client means; in doubt, that the request may have been processed. */
final class Failures {
  private static final String ALERT = "Received fatal alert: ";

  /** Alerts that speak of the certificate that we presented (RFC 8446 section 6.2). */
  private static final Set<String> ABOUT_CERTIFICATE =
      Set.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "certificate_required",
          "unknown_ca",
          "access_denied");

  /** What servers say instead, once the handshake went well for us. */
  private static final Set<String> ABOUT_HANDSHAKE =
      Set.of("handshake_failure", "decrypt_error", "insufficient_security");

  private Failures() {}

  /** Nothing was written: there was no connection yet. */
  static WireFailure beforeSend(Throwable cause) {
    if (cause instanceof ConnectionPoolTooBusyException) {
      return WireFailure.BULKHEAD_FULL;
    }
    if (alert(cause).filter(ABOUT_CERTIFICATE::contains).isPresent()) {
      return WireFailure.CERTIFICATE_REFUSED;
    }
    boolean inHandshake =
        has(cause, SSLException.class) || has(cause, ClosedChannelException.class);
    return inHandshake ? WireFailure.TLS : WireFailure.CONNECT;
  }

  /**
   * Something may have been written.
   *
   * @param fresh whether nothing was ever read on the connection. TLS 1.3 lets the client write
   *     before the server looks at its certificate, and what was written under a refused one is
   *     never read.
   */
  static WireFailure afterWrite(Throwable cause, boolean fresh) {
    Optional<String> alert = alert(cause);
    if (fresh
        && alert
            .filter(name -> ABOUT_CERTIFICATE.contains(name) || ABOUT_HANDSHAKE.contains(name))
            .isPresent()) {
      return WireFailure.CERTIFICATE_REFUSED;
    }
    boolean closed =
        has(cause, IOException.class)
            || has(cause, HttpClosedException.class)
            || has(cause, StreamResetException.class);
    return closed ? WireFailure.CLOSED : WireFailure.PROTOCOL;
  }

  private static Optional<String> alert(Throwable cause) {
    for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
      String message = at instanceof SSLException ? at.getMessage() : null;
      int start = message == null ? -1 : message.indexOf(ALERT);
      if (message != null && start >= 0) {
        return Optional.of(message.substring(start + ALERT.length()).strip());
      }
    }
    return Optional.empty();
  }

  private static boolean has(Throwable cause, Class<? extends Throwable> type) {
    for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
