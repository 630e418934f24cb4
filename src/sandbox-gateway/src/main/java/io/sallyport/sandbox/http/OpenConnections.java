package io.sallyport.sandbox.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.json.JsonObject;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * How many connections are open, by the serial number of the client certificate that came with
 * them. Safe for use by several threads.
 */
public final class OpenConnections implements Handler<HttpConnection> {
  private static final int HEXADECIMAL = 16;

  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  @Override
  public void handle(HttpConnection connection) {
    String serialNumber = serialNumber(connection);
    open.merge(serialNumber, 1, Integer::sum);
    connection.closeHandler(
        unused -> open.computeIfPresent(serialNumber, (key, count) -> less(count)));
  }

  JsonObject json() {
    JsonObject byNumber = new JsonObject();
    new TreeMap<>(open).forEach(byNumber::put);
    return new JsonObject().put("open", byNumber);
  }

  /** Null takes the number off the map. */
  private static @Nullable Integer less(int count) {
    return count > 1 ? count - 1 : null;
  }

  private static String serialNumber(HttpConnection connection) {
    try {
      Certificate own = connection.sslSession().getPeerCertificates()[0];
      return own instanceof X509Certificate certificate
          ? certificate.getSerialNumber().toString(HEXADECIMAL)
          : "unknown";
    } catch (SSLPeerUnverifiedException e) {
      return "none";
    }
  }
}
