package io.sallyport.runtime.vault;

import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an exception of the client says. */
final class Breakdowns {
  private static final int MAX_LENGTH = 200;

  private Breakdowns() {}

  /** There was no connection yet. */
  static VaultFailure beforeWriting(Throwable cause) {
    return cause instanceof ConnectionPoolTooBusyException
        ? VaultFailure.BUSY
        : VaultFailure.UNREACHABLE;
  }

  /** For the operator, on one line; of the network only, so without any value. */
  static String why(Throwable cause) {
    if (has(cause, UnknownHostException.class)) {
      return "unknown host";
    }
    if (has(cause, NotSslRecordException.class)) {
      return "the other side does not speak TLS";
    }
    for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof SSLException && at.getMessage() != null) {
        return "TLS: " + line(at.getMessage());
      }
    }
    return has(cause, ConnectException.class) ? "connection refused or not established" : "";
  }

  private static boolean has(Throwable cause, Class<? extends Throwable> type) {
    for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  private static String line(String message) {
    String line = message.replaceAll("[\\p{Cntrl}]+", " ");
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
  }
}
