package io.sallyport.drills.stage;

import io.sallyport.sandbox.authority.Issued;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who calls the runtime. Each call here makes a new client, without old connections. */
public final class Clients {
  private final Certificates certificates;
  private final Ports ports;
  private final Consumer<Answer> observer;

  Clients(Certificates certificates, Ports ports, Consumer<Answer> observer) {
    this.certificates = certificates;
    this.ports = ports;
    this.observer = observer;
  }

  /** The listed application. */
  public Api shop() {
    return data(certificates.shop());
  }

  /** Another listed application. */
  public Api kiosk() {
    return data(certificates.kiosk());
  }

  /** Trusted, but not listed. */
  public Api stranger() {
    return data(certificates.stranger());
  }

  /** Names itself as the shop does, by an authority that nobody trusts. */
  public Api foreigner() {
    return data(certificates.foreigner());
  }

  /** Without a certificate, at the data port. */
  public Api anonymous() {
    return data(null);
  }

  /** Without a certificate, at the management port. */
  public Api probe() {
    return management(null);
  }

  /** A listed operator, at the management port. */
  public Api operator() {
    return management(certificates.operator());
  }

  /** The application where it has no business: at the management port. */
  public Api strayShop() {
    return management(certificates.shop());
  }

  /** A drill's own, at the gateway. */
  Api ledgerReader() {
    return api(ports.gateway(), certificates.gatewayAuthority(), certificates.ledgerReader());
  }

  private Api data(@Nullable Issued certificate) {
    return api(ports.data(), certificates.ours(), certificate);
  }

  private Api management(@Nullable Issued certificate) {
    return api(ports.management(), certificates.ours(), certificate);
  }

  private Api api(int port, String authority, @Nullable Issued certificate) {
    URI base = URI.create("https://localhost:" + port);
    return new Api(base, Tls.client(authority, certificate), observer);
  }
}
