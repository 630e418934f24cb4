package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceName;
import io.sallyport.runtime.vault.VaultSession.Served;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A certificate that the PKI engine issues, with its private key: neither is ever on a disk of
 * ours.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/vault/api-docs/secret/pki#generate-certificate-and-key">
 *     generate certificate and key</a>
 */
final class PkiSource implements RoleSource {
  private static final List<String> CERTIFICATE = List.of("data", "certificate");
  private static final List<String> CHAIN = List.of("data", "ca_chain");
  private static final List<String> KEY = List.of("data", "private_key");
  private static final List<String> SERIAL = List.of("data", "serial_number");
  private static final List<String> LEASE = List.of("lease_id");
  private static final Duration NOT_USED = Duration.ofHours(1);
  private static final int MAX_SERIAL_LENGTH = 100;

  private final VaultSession session;
  private final SourceName.VaultPki name;
  private final Clock clock;

  private record Issued(
      ClientCertificate certificate,
      String serial,
      Optional<String> lease,
      Optional<VaultLease.Terms> terms) {}

  PkiSource(VaultSession session, SourceName.VaultPki name, Clock clock) {
    this.session = session;
    this.name = name;
    this.clock = clock;
  }

  @Override
  public String place() {
    return name.text();
  }

  @Override
  public boolean makesNew() {
    return true;
  }

  @Override
  public Duration lookEvery() {
    return NOT_USED;
  }

  @Override
  public CompletionStage<Optional<Fetched>> fetch(Optional<String> knownVersion) {
    JsonBody body = new JsonBody().with("format", "pem").with("private_key_format", "pkcs8");
    name.parameters().forEach(body::with);
    Set<List<String>> wanted = new HashSet<>(VaultLease.termPaths());
    wanted.addAll(List.of(CERTIFICATE, CHAIN, KEY, SERIAL, LEASE));
    return Answers.ofSource(
        session
            .send(
                VaultRequests.issueCertificate(
                    name.mount(),
                    name.role(),
                    body.bytes(),
                    AnswerReading.picking(wanted, this::issued)))
            .thenApply(served -> Optional.of(fetched(served))));
  }

  private Issued issued(Picked picked) throws IOException {
    String serial = picked.plainText(SERIAL);
    if (serial.isEmpty() || serial.length() > MAX_SERIAL_LENGTH) {
      throw new IOException("no serial number");
    }
    Optional<String> lease = Optional.of(picked.plainText(LEASE)).filter(id -> !id.isEmpty());
    ClientCertificate certificate = certificate(picked, lease);
    return new Issued(
        Certificates.withoutRoot(certificate),
        serial,
        lease,
        lease.isPresent() ? Optional.of(VaultLease.terms(picked)) : Optional.empty());
  }

  private ClientCertificate certificate(Picked picked, Optional<String> lease) throws IOException {
    try {
      return new CertificateCheck(name.text())
          .read(chain(picked), picked.text(KEY), clock.instant());
    } catch (SourceException unusable) {
      lease.ifPresent(id -> VaultLease.giveBack(session, id));
      throw unusable;
    }
  }

  private static byte[] chain(Picked picked) throws IOException {
    ByteArrayOutputStream chain = new ByteArrayOutputStream();
    chain.writeBytes(picked.text(CERTIFICATE));
    for (byte[] issuer : picked.texts(CHAIN)) {
      chain.write('\n');
      chain.writeBytes(issuer);
    }
    return chain.toByteArray();
  }

  private Fetched fetched(Served<Issued> served) {
    Issued issued = served.result();
    Optional<Lease> lease =
        issued
            .lease()
            .flatMap(
                id -> issued.terms().map(terms -> VaultLease.begun(session, id, terms, served)));
    return new Fetched(
        issued.certificate(),
        issued.serial(),
        issued.certificate().chain().get(0).getNotBefore().toInstant(),
        Optional.of(Certificates.earliestEnd(issued.certificate())),
        lease);
  }
}
