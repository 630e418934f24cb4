package io.sallyport.drills.stage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a client, for questions about connections: HTTP/1.1 with answers that tell
 * their length. Not safe for use by several threads.
 */
public final class OpenConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String LENGTH = "content-length:";

  private final SSLSocket socket;
  private final InputStream input;

  private OpenConnection(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects as this client does, and shakes hands. */
  public static OpenConnection of(Api api) {
    try {
      SSLSocket socket =
          (SSLSocket)
              api.tls().getSocketFactory().createSocket(api.base().getHost(), api.base().getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.startHandshake();
      return new OpenConnection(socket);
    } catch (IOException e) {
      throw new UncheckedIOException("no connection to " + api.base().getAuthority(), e);
    }
  }

  /** The serial number of the certificate that the server presented, hexadecimal. */
  public String serverSerialNumber() {
    try {
      X509Certificate own = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return own.getSerialNumber().toString(16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status code of the answer to GET. */
  public int get(String path) {
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      int length = 0;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lowerCase = header.toLowerCase(Locale.ROOT);
        if (lowerCase.startsWith(LENGTH)) {
          length = Integer.parseInt(lowerCase.substring(LENGTH.length()).strip());
        }
      }
      input.readNBytes(length);
      return status;
    } catch (IOException e) {
      throw new UncheckedIOException("no answer on the open connection", e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = input.read();
    while (octet >= 0 && octet != '\n') {
      line.write(octet);
      octet = input.read();
    }
    if (octet < 0) {
      throw new IOException("the connection was closed");
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
