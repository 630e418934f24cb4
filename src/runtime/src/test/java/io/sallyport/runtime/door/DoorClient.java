package io.sallyport.runtime.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Opens connections, which resume a TLS session where the server lets them. */
final class DoorClient {
  private static final int PATIENCE_MILLIS = 30_000;

  private final SSLContext context;
  private final int port;

  DoorClient(SSLContext context, int port) {
    this.context = context;
    this.port = port;
  }

  /** Opens a connection, and shakes hands. */
  Connection connect() throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.startHandshake();
    return new Connection(socket);
  }

  /** One request on a connection of its own. */
  String once() throws IOException {
    try (Connection connection = connect()) {
      return connection.request();
    }
  }

  /** A connection that is kept. */
  static final class Connection implements AutoCloseable {
    private final SSLSocket socket;

    private Connection(SSLSocket socket) {
      this.socket = socket;
    }

    X509Certificate server() throws IOException {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    /** The answer's status and body. */
    String request() throws IOException {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) byteOf(in));
      }
      String text = head.toString();
      int length = Integer.parseInt(text.split("(?i)content-length: ", 2)[1].split("\r", 2)[0]);
      StringBuilder body = new StringBuilder();
      while (body.length() < length) {
        body.append((char) byteOf(in));
      }
      return text.split(" ", 3)[1] + " " + body;
    }

    private static int byteOf(InputStream in) throws IOException {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the server closed the connection");
      }
      return octet;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
