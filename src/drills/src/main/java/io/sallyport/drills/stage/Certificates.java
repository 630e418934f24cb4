package io.sallyport.drills.stage;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Who is who on a stage. There are three authorities: ours, the gateway's, and one that nobody
 * trusts.
 *
 * @param authority ours
 * @param gateways the gateway's
 * @param data what the data port presents
 * @param management what the management port presents
 * @param vault what Vault presents
 * @param shop a listed application
 * @param kiosk another listed application
 * @param stranger trusted, but not listed
 * @param operator a listed operator
 * @param foreigner names itself as the shop does, by an authority that nobody trusts
 * @param gateway what the gateway presents
 * @param gatewayClient what the runtime presents to the gateway
 * @param ledgerReader what drills present to the gateway
 */
record Certificates(
    CertificateAuthority authority,
    CertificateAuthority gateways,
    Issued data,
    Issued management,
    Issued vault,
    Issued shop,
    Issued kiosk,
    Issued stranger,
    Issued operator,
    Issued foreigner,
    Issued gateway,
    Issued gatewayClient,
    Issued ledgerReader) {
  static final String SHOP = "spiffe://demo/shop";
  static final String KIOSK = "kiosk.example";
  static final String OPERATOR = "spiffe://demo/operator";

  /** Longer than the time before an end at which there are alerts. */
  private static final Duration VALIDITY = Duration.ofDays(30);

  static Certificates create() {
    CertificateAuthority ours = CertificateAuthority.create("Stage authority", Clock.systemUTC());
    CertificateAuthority gateways =
        CertificateAuthority.create("Gateway authority", Clock.systemUTC());
    CertificateAuthority foreign =
        CertificateAuthority.create("Foreign authority", Clock.systemUTC());
    return new Certificates(
        ours,
        gateways,
        server(ours, "sallyport data"),
        server(ours, "sallyport management"),
        server(ours, "vault"),
        ours.issueClient("shop", List.of(SHOP), List.of(), VALIDITY),
        ours.issueClient("kiosk", List.of(), List.of(KIOSK), VALIDITY),
        ours.issueClient("stranger", List.of("spiffe://demo/stranger"), List.of(), VALIDITY),
        ours.issueClient("operator", List.of(OPERATOR), List.of(), VALIDITY),
        foreign.issueClient("shop", List.of(SHOP), List.of(), VALIDITY),
        server(gateways, "sandbox gateway"),
        gatewayClient(gateways),
        gateways.issueClient("ledger", List.of("spiffe://demo/ledger"), List.of(), VALIDITY));
  }

  /** Hexadecimal. */
  static String serialNumber(Issued issued) {
    return issued.certificate().getSerialNumber().toString(16);
  }

  /** Our authority's certificate, PEM. */
  String ours() {
    return authority.certificatePem();
  }

  /** The gateway's authority's certificate, PEM. */
  String gatewayAuthority() {
    return gateways.certificatePem();
  }

  /** Another certificate for the runtime to present to the gateway. */
  Issued newGatewayClient() {
    return gatewayClient(gateways);
  }

  /** Another certificate for the data port to present. */
  Issued newData() {
    return server(authority, "sallyport data");
  }

  /**
   * Writes what processes and {@code curl} read. The runtime's key for the gateway is not among it:
   * that is a credential and reaches the runtime sealed.
   */
  void writeTo(Path folder) {
    try {
      write(folder, "authority.crt", ours());
      write(folder, "gateway-authority.crt", gatewayAuthority());
      data.writeTo(folder, "data");
      management.writeTo(folder, "management");
      vault.writeTo(folder, "vault");
      shop.writeTo(folder, "shop");
      operator.writeTo(folder, "operator");
      gateway.writeTo(folder, "gateway");
      ledgerReader.writeTo(folder, "ledger-reader");
    } catch (IOException e) {
      throw new StageException("certificates can not be written: " + e.getMessage(), e);
    }
  }

  /** Writes whose client certificates the gateway trusts: its own authority's, and these. */
  void writeClientTrust(Path folder, List<String> more) {
    try {
      write(folder, "gateway-client-trust.crt", gatewayAuthority() + String.join("\n", more));
    } catch (IOException e) {
      throw new StageException("certificates can not be written: " + e.getMessage(), e);
    }
  }

  private static void write(Path folder, String name, String pem) throws IOException {
    Files.writeString(folder.resolve(name), pem);
  }

  private static Issued gatewayClient(CertificateAuthority authority) {
    return authority.issueClient(
        "sallyport", List.of("spiffe://demo/sallyport"), List.of(), VALIDITY);
  }

  private static Issued server(CertificateAuthority authority, String commonName) {
    return authority.issueServer(commonName, List.of("localhost"), List.of("127.0.0.1"), VALIDITY);
  }
}
