package io.sallyport.runtime.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.credentials.LocalSources.Kind;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.credentials.file.Waiting;
import io.sallyport.runtime.tokens.LocalMasterKey;
import io.sallyport.spi.manifest.CredentialRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourcesTest {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Instant FIRST = Instant.parse("2026-11-15T11:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-15T11:30:00Z");

  @TempDir Path folder;
  private Path keyFile;
  private Path file;
  private LocalMasterKey key;

  @BeforeEach
  void makeAKey() {
    keyFile = folder.resolve("master.key");
    file = folder.resolve("credentials");
    key = LocalMasterKey.create(keyFile);
  }

  @Test
  void aTextComesWithItsSealingAsItsVersion() throws IOException {
    seal(texts("one"), FIRST);
    Fetched fetched = fetch(text(sources()));
    assertText("one", fetched);
    assertTrue(fetched.version().matches("[0-9a-f]{8}"), fetched.version());
    assertEquals(FIRST, fetched.issuedAt());
    assertEquals(Optional.empty(), fetched.expiresAt());
  }

  @Test
  void theSourceSaysWhatItIs() throws IOException {
    seal(texts("one"), FIRST);
    RoleSource source = text(sources());
    assertEquals("local:api", source.place());
    assertEquals(LOOK_EVERY, source.lookEvery());
    assertEquals(false, source.makesNew());
  }

  @Test
  void sealingAgainRotates() throws IOException {
    seal(texts("one"), FIRST);
    RoleSource source = text(sources());
    Fetched one = fetch(source);
    assertEquals(Optional.empty(), Waiting.fetch(source, Optional.of(one.version())));
    seal(texts("two"), SECOND);
    Fetched two = Waiting.fetch(source, Optional.of(one.version())).orElseThrow();
    assertText("two", two);
    assertNotEquals(one.version(), two.version());
    assertEquals(SECOND, two.issuedAt());
  }

  @Test
  void aRoleWhoseOwnValueStaysTheSameDoesNotNotice() throws IOException {
    seal(texts("one"), FIRST);
    RoleSource source = text(sources());
    Fetched one = fetch(source);
    seal("{\"api\":{\"text\":\"one\"},\"mac\":{\"text\":\"changed\"}}", SECOND);
    assertEquals(Optional.empty(), Waiting.fetch(source, Optional.of(one.version())));
    Fetched again = fetch(source);
    assertEquals(one.version(), again.version());
    assertEquals(FIRST, again.issuedAt());
  }

  @Test
  void aFileThatWasJustSealedIsReadAgain() throws IOException {
    Instant now = Certificates.CLOCK.instant();
    seal(texts("one"), now);
    RoleSource source = text(sources());
    Fetched one = fetch(source);
    byte[] sealed = Files.readAllBytes(file);
    seal(texts("two"), now);
    byte[] next = Files.readAllBytes(file);
    assertEquals(sealed.length, next.length);
    assertText("two", Waiting.fetch(source, Optional.of(one.version())).orElseThrow());
  }

  @Test
  void aCertificateTellsItsOwnTimes() throws IOException {
    seal(certificate(Certificates.ec(Duration.ofDays(1))), FIRST);
    Fetched fetched = fetch(client(sources()));
    ClientCertificate value = assertInstanceOf(ClientCertificate.class, fetched.value());
    assertEquals(value.validFrom(), fetched.issuedAt());
    assertEquals(Optional.of(value.validUntil()), fetched.expiresAt());
  }

  @Test
  void eachRoleHasAValueOfItsOwn() throws IOException {
    seal(texts("one"), FIRST);
    LocalSources sources = sources();
    Fetched first = fetch(text(sources));
    Fetched second = fetch(text(sources));
    first.value().close();
    assertText("one", second);
  }

  @Test
  void rolesThatAskTogetherAreServedFromOneOpening() throws IOException {
    seal(texts("one"), FIRST);
    Queue<Runnable> tasks = new ArrayDeque<>();
    LocalSources sources = sources(tasks::add);
    CompletableFuture<Optional<Fetched>> api =
        text(sources).fetch(Optional.empty()).toCompletableFuture();
    CompletableFuture<Optional<Fetched>> other =
        text(sources).fetch(Optional.empty()).toCompletableFuture();
    assertEquals(1, tasks.size());
    tasks.remove().run();
    assertText("one", api.join().orElseThrow());
    assertText("one", other.join().orElseThrow());
    text(sources).fetch(Optional.empty());
    assertEquals(1, tasks.size());
  }

  @Test
  void aNameThatIsGoneIsNotFoundAndTheOthersGoOn() throws IOException {
    seal(texts("one"), FIRST);
    LocalSources sources = sources();
    RoleSource source = text(sources);
    Optional<String> known = Optional.of(fetch(source).version());
    seal("{\"other\":{\"text\":\"x\"}}", SECOND);
    assertEquals(Reason.NOT_FOUND, Waiting.refusal(source, known).reason());
    RoleSource other = sources.source(name("other"), CredentialRole.Kind.MAC_KEY);
    assertText("x", fetch(other));
  }

  @Test
  void aCredentialThatTurnsIntoAnotherKindIsUnusable() throws IOException {
    seal(texts("one"), FIRST);
    RoleSource source = client(sources());
    seal("{\"client\":{\"text\":\"x\"}}", SECOND);
    assertEquals(Reason.UNUSABLE, Waiting.refusal(source, Optional.empty()).reason());
  }

  @Test
  void aCertificateThatHasExpiredIsUnusableAndTheOthersGoOn() throws IOException {
    String json = certificate(Certificates.ec(Duration.ofDays(1)));
    seal(json.substring(0, json.length() - 1) + "," + texts("one").substring(1), FIRST);
    Clock later = Clock.offset(Certificates.CLOCK, Duration.ofDays(2));
    LocalSources sources = new LocalSources(file, key, later, Runnable::run, LOOK_EVERY);
    assertEquals(Reason.UNUSABLE, Waiting.refusal(client(sources), Optional.empty()).reason());
    assertText("one", fetch(text(sources)));
    assertEquals(Map.of("api", Kind.TEXT, "client", Kind.CERTIFICATE), sources.kinds());
  }

  @Test
  void aFileOfAnotherKeyOrFormIsUnusableUntilItIsSealedAgain() throws IOException {
    seal(texts("one"), FIRST);
    RoleSource source = text(sources());
    Optional<String> known = Optional.of(fetch(source).version());
    Files.writeString(file, "sallyport-credentials v1\nAAAA\n");
    assertEquals(Reason.UNUSABLE, Waiting.refusal(source, known).reason());
    assertEquals(Reason.UNUSABLE, Waiting.refusal(source, known).reason());
    seal(texts("two"), SECOND);
    assertText("two", Waiting.fetch(source, known).orElseThrow());
  }

  @Test
  void noFileIsNotFound() {
    assertEquals(Reason.NOT_FOUND, Waiting.refusal(text(sources()), Optional.empty()).reason());
  }

  @Test
  void theCallerHearsWhenNoThreadIsFree() throws IOException {
    seal(texts("one"), FIRST);
    LocalSources sources =
        sources(
            task -> {
              throw new RejectedExecutionException("full");
            });
    assertEquals(Reason.UNAVAILABLE, Waiting.refusal(text(sources), Optional.empty()).reason());
    assertEquals(Reason.UNAVAILABLE, Waiting.refusal(text(sources), Optional.empty()).reason());
  }

  @Test
  void theFileTellsWhatItHolds() throws IOException {
    seal(certificate(Certificates.ec(Duration.ofDays(1))), FIRST);
    assertEquals(Map.of("client", Kind.CERTIFICATE), sources().kinds());
  }

  private LocalSources sources() {
    return sources(Runnable::run);
  }

  private LocalSources sources(Executor executor) {
    return new LocalSources(file, key, Certificates.CLOCK, executor, LOOK_EVERY);
  }

  private static RoleSource text(LocalSources sources) {
    return sources.source(name("api"), CredentialRole.Kind.SECRET_TEXT);
  }

  private static RoleSource client(LocalSources sources) {
    return sources.source(name("client"), CredentialRole.Kind.CLIENT_CERTIFICATE);
  }

  private static SourceName.Local name(String name) {
    return new SourceName.Local("local:" + name, name);
  }

  private static Fetched fetch(RoleSource source) {
    return Waiting.fetch(source, Optional.empty()).orElseThrow();
  }

  private void seal(String json, Instant modified) throws IOException {
    byte[] plain = json.getBytes(StandardCharsets.UTF_8);
    new LocalCredentialFile(Certificates.CLOCK).seal(keyFile, file, plain);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private static String texts(String api) {
    return "{\"api\":{\"text\":\"" + api + "\"}}";
  }

  private static String certificate(Certificates.Pair pair) {
    return "{\"client\":{\"certificate\":\"%s\",\"private_key\":\"%s\"}}"
        .formatted(pair.chain().replace("\n", "\\n"), pair.privateKey().replace("\n", "\\n"));
  }

  private static void assertText(String expected, Fetched fetched) {
    Credential.Text text = assertInstanceOf(Credential.Text.class, fetched.value());
    assertTrue(text.secret().sameAs(expected.getBytes(StandardCharsets.UTF_8)));
  }
}
