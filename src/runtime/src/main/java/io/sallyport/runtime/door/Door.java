package io.sallyport.runtime.door;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.file.FileContents;
import io.sallyport.runtime.credentials.file.WatchedFiles;
import io.sallyport.runtime.credentials.file.WatchedValue;
import io.sallyport.runtime.identity.PeerTrust;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * One of our TLS ports: what it presents and whom it trusts. Both follow their files. New
 * handshakes use what is new, open connections go on.
 */
public final class Door {
  private static final int MAX_BYTES = 1_048_576;

  private final String name;
  private final WatchedPart<ServerCertificate> certificate;
  private final WatchedPart<Authorities> authorities;
  private final ReloadingKeyManager keys;
  private final ReloadingTrustManager trust;
  private final LongAdder refused = new LongAdder();

  private Door(
      String name,
      WatchedPart<ServerCertificate> certificate,
      WatchedPart<Authorities> authorities) {
    this.name = name;
    this.certificate = certificate;
    this.authorities = authorities;
    this.keys = new ReloadingKeyManager(certificate.first().pair());
    this.trust = new ReloadingTrustManager(authorities.first().manager(), refused::increment);
  }

  /**
   * Reads the files for the first time. Blocks.
   *
   * @param name for operators
   * @param clock tells which certificates are valid
   * @throws SourceException when one of them can't be used, with the reason
   */
  public static Door open(String name, DoorFiles files, InstantSource clock) {
    WatchedPart<ServerCertificate> certificate =
        part(
            DoorPart.CERTIFICATE,
            List.of(files.certificate(), files.privateKey()),
            clock,
            read ->
                ServerCertificate.read(
                    name + ".certificate", read.of(0), read.of(1), clock.instant()));
    WatchedPart<Authorities> authorities =
        part(
            DoorPart.AUTHORITIES,
            List.of(files.clientTrust()),
            clock,
            read -> Authorities.read(name + ".client-trust", read.of(0)));
    return new Door(name, certificate, authorities);
  }

  private static <T extends PartValue> WatchedPart<T> part(
      DoorPart part, List<Path> paths, InstantSource clock, Function<FileContents, T> reader) {
    WatchedFiles files = new WatchedFiles(paths, MAX_BYTES);
    return new WatchedPart<>(part, new WatchedValue<>(files, clock, reader), clock);
  }

  /** What a server presents; follows the files for as long as the server runs. */
  public KeyCertOptions keyCertOptions() {
    return KeyCertOptions.wrap(keys);
  }

  /** Whom a server trusts; follows the file for as long as the server runs. */
  public TrustOptions trustOptions() {
    return TrustOptions.wrap(trust);
  }

  /** Whom the door trusts at present, for connections that are open already. */
  public PeerTrust peerTrust() {
    return trust;
  }

  /** How many client certificates were refused in handshakes. */
  public long refusedHandshakes() {
    return refused.sum();
  }

  /** How it stands. */
  public DoorStatus status() {
    return new DoorStatus(name, certificate.status(), authorities.status());
  }

  /** Looks whether the files have changed, and uses what is new. Blocks; one caller at a time. */
  void look(DoorListener listener) {
    certificate.look(name, fresh -> keys.use(fresh.pair()), listener);
    authorities.look(name, fresh -> trust.use(fresh.manager()), listener);
  }
}
