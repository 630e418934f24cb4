package io.sallyport.runtime.credentials.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Certificates;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.SourceName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
  private static final Executor HERE = Runnable::run;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Instant FIRST = Instant.parse("2026-11-15T11:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-15T11:30:00Z");

  @TempDir Path folder;

  @Test
  void aTextComesWithItsTimeAsItsVersion() throws IOException {
    Path file = write("key", "s3cret\n", FIRST);
    Fetched fetched = fetch(text(file));
    assertText("s3cret", fetched);
    assertEquals("2026-11-15T11:00:00Z", fetched.version());
    assertEquals(FIRST, fetched.issuedAt());
    assertEquals(Optional.empty(), fetched.expiresAt());
    assertEquals(Optional.empty(), fetched.lease());
  }

  @Test
  void theSourceSaysWhatItIs() throws IOException {
    Path file = write("key", "s3cret", FIRST);
    RoleSource source = text(file);
    assertEquals("file:" + file, source.place());
    assertEquals(LOOK_EVERY, source.lookEvery());
    assertFalse(source.makesNew());
  }

  @Test
  void whatIsKnownIsNotGivenAgain() throws IOException {
    RoleSource source = text(write("key", "s3cret", FIRST));
    Fetched fetched = fetch(source);
    assertEquals(Optional.empty(), Waiting.fetch(source, Optional.of(fetched.version())));
    assertEquals(fetched.version(), fetch(source).version());
  }

  @Test
  void aReplacedFileIsANewVersion() throws IOException {
    Path file = write("key", "old", FIRST);
    RoleSource source = text(file);
    Fetched old = fetch(source);
    replace(file, "new", SECOND);
    Fetched fresh = Waiting.fetch(source, Optional.of(old.version())).orElseThrow();
    assertText("new", fresh);
    assertEquals(SECOND, fresh.issuedAt());
    assertText("old", old);
  }

  @Test
  void theSameBytesUnderANewTimeAreNoChange() throws IOException {
    Path file = write("key", "same", FIRST);
    RoleSource source = text(file);
    Fetched fetched = fetch(source);
    replace(file, "same", SECOND);
    assertEquals(Optional.empty(), Waiting.fetch(source, Optional.of(fetched.version())));
    assertEquals(FIRST, fetch(source).issuedAt());
  }

  @Test
  void anotherContentOfTheSameTimeIsAnotherVersion() throws IOException {
    Path file = write("key", "one", FIRST);
    RoleSource source = text(file);
    Fetched one = fetch(source);
    replace(file, "two", FIRST);
    Fetched two = Waiting.fetch(source, Optional.of(one.version())).orElseThrow();
    assertText("two", two);
    assertEquals("2026-11-15T11:00:00Z#2", two.version());
  }

  @Test
  void aFileThatWasJustWrittenIsReadAgainUnderTheSameFingerprint() throws IOException {
    Instant now = Certificates.CLOCK.instant();
    Path file = write("key", "one", now);
    RoleSource source = text(file);
    Fetched one = fetch(source);
    write("key", "two", now);
    assertText("two", Waiting.fetch(source, Optional.of(one.version())).orElseThrow());
  }

  @Test
  void anUnchangedFingerprintIsEnough() throws IOException {
    Path file = write("key", "one", FIRST);
    RoleSource source = text(file);
    Fetched one = fetch(source);
    write("key", "two", FIRST);
    assertEquals(Optional.empty(), Waiting.fetch(source, Optional.of(one.version())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
  void oneLineBreakAtTheEndIsCut(String content) throws IOException {
    assertText("s3cret", fetch(text(write("key", content, FIRST))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "s3cret\n\n", "s3cret\nX-Other: 1", "s3cret\0", "s3cret\t1"})
  void anotherTextIsRefusedAndNotRepeated(String content) throws IOException {
    SourceException refusal = refusal(text(write("key", content, FIRST)));
    assertEquals(Reason.UNUSABLE, refusal.reason());
    assertFalse(String.valueOf(refusal.getMessage()).contains("s3cret"));
  }

  @Test
  void aTextMayHaveFourThousandAndNinetySixBytes() throws IOException {
    assertText("x".repeat(4096), fetch(text(write("key", "x".repeat(4096), FIRST))));
    assertRefused(Reason.UNUSABLE, text(write("key", "x".repeat(4097), FIRST)));
  }

  @Test
  void anotherTextIsTakenAsSoonAsItCanBeUsed() throws IOException {
    Path file = write("key", "old", FIRST);
    RoleSource source = text(file);
    Optional<String> known = Optional.of(fetch(source).version());
    replace(file, "\n", SECOND);
    assertEquals(Reason.UNUSABLE, Waiting.refusal(source, known).reason());
    assertEquals(Reason.UNUSABLE, Waiting.refusal(source, known).reason());
    replace(file, "new", SECOND);
    assertText("new", Waiting.fetch(source, known).orElseThrow());
  }

  @Test
  void aMissingFileIsNotFoundUntilItIsThere() throws IOException {
    Path file = folder.resolve("key");
    RoleSource source = text(file);
    assertRefused(Reason.NOT_FOUND, source);
    write("key", "s3cret", FIRST);
    assertText("s3cret", fetch(source));
    Files.delete(file);
    assertRefused(Reason.NOT_FOUND, source);
  }

  @Test
  void aFolderIsNoText() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    assertRefused(Reason.UNUSABLE, text(inner));
  }

  @Test
  void aPipeIsRefusedAndHoldsNobodyUp() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    assertRefused(Reason.UNUSABLE, text(pipe));
    Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    assertRefused(Reason.UNUSABLE, text(link));
  }

  @Test
  void aFileThatIsTooLongIsRefused() throws IOException {
    Path file = write("key", "x".repeat(262_145), FIRST);
    SourceException refusal = refusal(text(file));
    assertEquals(Reason.UNUSABLE, refusal.reason());
    assertTrue(String.valueOf(refusal.getMessage()).contains("262144"));
  }

  @Test
  void aFileThatEverybodyMayReadIsTaken() throws IOException {
    Path file = write("key", "s3cret", FIRST);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertText("s3cret", fetch(text(file)));
  }

  @Test
  void aFileThatEverybodyMayWriteIsRefused() throws IOException {
    Path file = write("key", "s3cret", FIRST);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertRefused(Reason.UNUSABLE, text(file));
  }

  @Test
  void aFileThatIsNotOursToReadIsDenied() throws IOException {
    Path file = write("key", "s3cret", FIRST);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file), "this user may read every file");
    assertRefused(Reason.DENIED, text(file));
  }

  @Test
  void aLinkThatLeadsToItselfIsUnavailable() throws IOException {
    Path link = folder.resolve("key");
    Files.createSymbolicLink(link, link);
    assertRefused(Reason.UNAVAILABLE, text(link));
  }

  @Test
  void theCallerIsNotBlockedAndHearsWhenNoThreadIsFree() throws IOException {
    Path file = write("key", "s3cret", FIRST);
    Executor busy =
        task -> {
          throw new RejectedExecutionException("full");
        };
    RoleSource source = FileSource.text(name(file), Certificates.CLOCK, busy, LOOK_EVERY);
    assertRefused(Reason.UNAVAILABLE, source);
  }

  @Test
  void aCertificateComesFromAFolderAsKubernetesMountsIt() throws IOException {
    Certificates.Pair pair = Certificates.ec(Duration.ofDays(1));
    mount("..2026_1", pair);
    turn("..2026_1");
    Fetched fetched = fetch(certificate(folder));
    assertCertificate(pair, fetched);
    ClientCertificate value = assertInstanceOf(ClientCertificate.class, fetched.value());
    assertEquals(value.chain().get(0).getNotBefore().toInstant(), fetched.issuedAt());
    assertEquals(Optional.of(value.chain().get(0).getNotAfter().toInstant()), fetched.expiresAt());
  }

  @Test
  void theEarliestEndOfAChainCounts() throws IOException {
    Certificates.Pair pair = Certificates.withIssuer();
    write("tls.crt", pair.chain(), FIRST);
    write("tls.key", pair.privateKey(), FIRST);
    Fetched fetched = fetch(certificate(folder));
    ClientCertificate value = assertInstanceOf(ClientCertificate.class, fetched.value());
    assertEquals(2, value.chain().size());
    assertEquals(Optional.of(value.chain().get(0).getNotAfter().toInstant()), fetched.expiresAt());
  }

  @Test
  void turningTheLinkBringsTheNewPairWhole() throws IOException {
    Certificates.Pair old = Certificates.ec(Duration.ofDays(1));
    Certificates.Pair fresh = Certificates.ec(Duration.ofDays(1));
    mount("..2026_1", old);
    turn("..2026_1");
    RoleSource source = certificate(folder);
    Fetched first = fetch(source);
    mount("..2026_2", fresh);
    assertEquals(Optional.empty(), Waiting.fetch(source, Optional.of(first.version())));
    turn("..2026_2");
    Fetched second = Waiting.fetch(source, Optional.of(first.version())).orElseThrow();
    assertCertificate(fresh, second);
    assertNotEquals(first.version(), second.version());
  }

  @Test
  void halfAPairIsUnusableUntilTheOtherHalfIsThere() throws IOException {
    Certificates.Pair old = Certificates.ec(Duration.ofDays(1));
    Certificates.Pair fresh = Certificates.ec(Duration.ofDays(1));
    Path certificate = write("own.crt", old.chain(), FIRST);
    Path key = write("own.key", old.privateKey(), FIRST);
    RoleSource source = certificate(certificate, key);
    Optional<String> known = Optional.of(fetch(source).version());
    replace(certificate, fresh.chain(), SECOND);
    SourceException torn = Waiting.refusal(source, known);
    assertEquals(Reason.UNUSABLE, torn.reason());
    assertTrue(String.valueOf(torn.getMessage()).contains("does not belong"));
    replace(key, fresh.privateKey(), SECOND);
    assertCertificate(fresh, Waiting.fetch(source, known).orElseThrow());
  }

  @Test
  void anExpiredCertificateIsRefused() throws IOException {
    Certificates.Pair pair = Certificates.expired();
    write("tls.crt", pair.chain(), FIRST);
    write("tls.key", pair.privateKey(), FIRST);
    SourceException refusal = refusal(certificate(folder));
    assertEquals(Reason.UNUSABLE, refusal.reason());
    assertFalse(String.valueOf(refusal.getMessage()).contains("PRIVATE KEY"));
  }

  private void mount(String version, Certificates.Pair pair) throws IOException {
    Files.createDirectory(folder.resolve(version));
    write(version + "/tls.crt", pair.chain(), Instant.now());
    write(version + "/tls.key", pair.privateKey(), Instant.now());
  }

  /** As the kubelet does: the link is made beside and renamed over the old one. */
  private void turn(String version) throws IOException {
    Path fresh = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(version));
    Files.move(fresh, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    for (String name : List.of("tls.crt", "tls.key")) {
      Path link = folder.resolve(name);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, Path.of("..data", name));
      }
    }
  }

  private Path write(String name, String content, Instant modified) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private void replace(Path file, String content, Instant modified) throws IOException {
    Path fresh = write("fresh", content, modified);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static SourceName.File name(Path... paths) {
    List<Path> all = List.of(paths);
    String text = "file:" + String.join(",", all.stream().map(Path::toString).toList());
    return new SourceName.File(text, all);
  }

  private static RoleSource text(Path file) {
    return FileSource.text(name(file), Certificates.CLOCK, HERE, LOOK_EVERY);
  }

  private static RoleSource certificate(Path... paths) {
    return FileSource.certificate(name(paths), Certificates.CLOCK, HERE, LOOK_EVERY);
  }

  private static Fetched fetch(RoleSource source) {
    return Waiting.fetch(source, Optional.empty()).orElseThrow();
  }

  private static SourceException refusal(RoleSource source) {
    return Waiting.refusal(source, Optional.empty());
  }

  private static void assertRefused(Reason reason, RoleSource source) {
    assertEquals(reason, refusal(source).reason());
  }

  private static void assertText(String expected, Fetched fetched) {
    Credential.Text text = assertInstanceOf(Credential.Text.class, fetched.value());
    assertTrue(text.secret().sameAs(expected.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertCertificate(Certificates.Pair expected, Fetched fetched) {
    ClientCertificate value = assertInstanceOf(ClientCertificate.class, fetched.value());
    assertEquals(
        expected.chain(),
        Certificates.pem("CERTIFICATE", Certificates.encoded(value.chain().get(0))));
    assertEquals(
        expected.privateKey(), Certificates.pem("PRIVATE KEY", value.privateKey().getEncoded()));
  }
}
