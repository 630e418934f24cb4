package io.sallyport.runtime.credentials;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import io.sallyport.runtime.tokens.LocalMasterKey;
import io.sallyport.runtime.tokens.MasterKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCredentialFileTest {
  private static final String VALUE = "s3cret-välue";

  @TempDir Path folder;
  private final LocalCredentialFile format = new LocalCredentialFile(Certificates.CLOCK);
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
  void aTextComesBack() throws IOException {
    seal(text("sandbox/api-key", VALUE));
    Map<String, Credential> opened = open(key);
    assertEquals(Set.of("sandbox/api-key"), opened.keySet());
    Credential.Text text = assertInstanceOf(Credential.Text.class, opened.get("sandbox/api-key"));
    assertTrue(text.secret().sameAs(bytes(VALUE)));
  }

  @Test
  void certificatesWithEcAndRsaKeysComeBack() throws IOException {
    Certificates.Pair ec = Certificates.ec(Duration.ofDays(1));
    Certificates.Pair rsa = Certificates.rsa();
    seal("{" + member("ec", ec) + "," + member("rsa", rsa) + "}");
    Map<String, Credential> opened = open(key);
    assertPair(ec, "EC", opened.get("ec"));
    assertPair(rsa, "RSA", opened.get("rsa"));
  }

  @Test
  void aChainComesBackInItsOrder() throws IOException {
    seal("{" + member("chain", Certificates.withIssuer()) + "}");
    ClientCertificate certificate =
        assertInstanceOf(ClientCertificate.class, open(key).get("chain"));
    assertEquals(2, certificate.chain().size());
    assertEquals(
        certificate.chain().get(1).getSubjectX500Principal(),
        certificate.chain().get(0).getIssuerX500Principal());
  }

  @Test
  void theFileBeginsWithItsFormatAndHidesTheRest() throws IOException {
    seal(text("api", VALUE));
    List<String> lines = Files.readAllLines(file);
    assertEquals("sallyport-credentials v1", lines.get(0));
    byte[] sealed = Base64.getDecoder().decode(String.join("", lines.subList(1, lines.size())));
    String content = new String(sealed, StandardCharsets.ISO_8859_1);
    assertFalse(content.contains("s3cret") || content.contains("api"));
  }

  @Test
  void eachSealingHasAnotherNameThatIsNoSecret() throws IOException {
    seal(text("api", VALUE));
    String first = format.open(file, Files.readAllBytes(file), key).sealing();
    assertEquals(first, format.open(file, Files.readAllBytes(file), key).sealing());
    seal(text("api", VALUE));
    String second = format.open(file, Files.readAllBytes(file), key).sealing();
    assertTrue(second.matches("[0-9a-f]{8}"), second);
    assertNotEquals(first, second);
  }

  @Test
  void aCertificateThatHasExpiredSinceLeavesTheOthersUsable() throws IOException {
    seal("{" + member("ec", Certificates.ec(Duration.ofDays(1))) + ",\"api\":{\"text\":\"x\"}}");
    Clock later = Clock.offset(Certificates.CLOCK, Duration.ofDays(2));
    CredentialFormat.Read read =
        new LocalCredentialFile(later).open(file, Files.readAllBytes(file), key).read();
    assertEquals(Set.of("api"), read.credentials().keySet());
    assertEquals(Set.of("ec"), read.unusable().keySet());
  }

  @Test
  void theFileIsReadableByItsOwnerAloneAndNothingIsLeftBeside() throws IOException {
    seal(text("api", VALUE));
    seal(text("api", "another"));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void thePlaintextIsWiped() {
    byte[] plain = bytes(text("api", VALUE));
    format.seal(keyFile, file, plain);
    assertArrayEquals(new byte[plain.length], plain);
    byte[] refused = bytes("{\"api\":1}");
    assertThrows(CredentialFileException.class, () -> format.seal(keyFile, file, refused));
    assertArrayEquals(new byte[refused.length], refused);
  }

  @Test
  void anotherMasterKeyIsOneClearError() {
    seal(text("api", VALUE));
    LocalMasterKey wrong = LocalMasterKey.create(folder.resolve("wrong.key"));
    String message = refusal(() -> open(wrong));
    assertTrue(message.contains("does not open with the master key " + wrong.id()), message);
  }

  @Test
  void aFileThatWasChangedDoesNotOpen() throws IOException {
    seal(text("api", VALUE));
    byte[] content = Files.readAllBytes(file);
    for (int i = 0; i < content.length - 1; i++) {
      byte[] changed = content.clone();
      changed[i] = (byte) (changed[i] == 'A' ? 'B' : 'A');
      Files.write(file, changed);
      refusal(() -> open(key));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sallyport-credentials v2\nAAAA\n", "{\"api\":{\"text\":\"x\"}}"})
  void anotherFormatIsRefused(String content) throws IOException {
    Files.writeString(file, content);
    String message = refusal(() -> open(key));
    assertTrue(message.contains("sallyport-credentials v1"), message);
  }

  @Test
  void aKeyFileThatOthersCanReadIsRefused() throws IOException {
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
    byte[] plain = bytes(text("api", VALUE));
    assertThrows(MasterKeyException.class, () -> format.seal(keyFile, file, plain));
    assertFalse(Files.exists(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}x",
        "{'api':'s3cret'}",
        "{'api':{}}",
        "{'api':{'text':7}}",
        "{'api':{'text':''}}",
        "{'api':{'text':'s3cret\\r\\nX-Other: 1'}}",
        "{'api':{'text':'s3cret','text':'s3cret'}}",
        "{'api':{'text':'s3cret','note':'s3cret'}}",
        "{'api':{'secret':'s3cret'}}",
        "{'api':{'text':{'text':'s3cret'}}}",
        "{'api':{'certificate':'s3cret'}}",
        "{'api':{'private_key':'s3cret'}}",
        "{'api':{'certificate':'s3cret','private_key':'s3cret','text':'s3cret'}}",
        "{'api':{'certificate':'s3cret','private_key':'s3cret'}}",
        "{'API':{'text':'s3cret'}}",
        "{'/api':{'text':'s3cret'}}",
        "{'':{'text':'s3cret'}}",
        "{'api':{'text':'s3cret'},'api':{'text':'s3cret'}}"
      })
  void credentialsOfAnotherShapeAreRefusedAndNotRepeated(String json) {
    String message = refusal(() -> seal(json.replace('\'', '"')));
    assertFalse(message.contains("s3cret"), message);
    assertFalse(Files.exists(file));
  }

  @Test
  void aNameMayHaveAHundredCharactersAndNoMore() {
    seal(text("n".repeat(100), VALUE));
    assertTrue(refusal(() -> seal(text("n".repeat(101), VALUE))).length() > 0);
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() {
    Certificates.Pair one = Certificates.ec(Duration.ofDays(1));
    Certificates.Pair other = Certificates.ec(Duration.ofDays(1));
    assertSaid("does not belong", new Certificates.Pair(one.chain(), other.privateKey()));
    Certificates.Pair rsa = Certificates.rsa();
    assertSaid("no EC key", new Certificates.Pair(one.chain(), rsa.privateKey()));
  }

  @Test
  void aCertificateOfAnotherTimeIsRefused() {
    assertSaid("is valid from", Certificates.expired());
    assertSaid("is valid from", Certificates.notYetValid());
  }

  @Test
  void aChainOutOfOrderIsRefused() {
    Certificates.Pair pair = Certificates.ec(Duration.ofDays(1));
    Certificates.Pair stranger = Certificates.ec(Duration.ofDays(1));
    assertSaid(
        "number 2 did not issue number 1",
        new Certificates.Pair(pair.chain() + stranger.chain(), pair.privateKey()));
  }

  @Test
  void anythingElseThanOnePlainPrivateKeyIsRefused() {
    Certificates.Pair pair = Certificates.ec(Duration.ofDays(1));
    String otherForm = pair.privateKey().replace("PRIVATE KEY", "EC PRIVATE KEY");
    assertSaid("no EC key", new Certificates.Pair(pair.chain(), otherForm));
    for (String other : List.of("RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PUBLIC KEY")) {
      String relabelled = pair.privateKey().replace("PRIVATE KEY", other);
      assertSaid("PKCS #8", new Certificates.Pair(pair.chain(), relabelled));
    }
    String twice = pair.privateKey() + pair.privateKey();
    assertSaid("PKCS #8", new Certificates.Pair(pair.chain(), twice));
    assertSaid("not PEM", new Certificates.Pair(pair.chain(), "note\n" + pair.privateKey()));
    String unfinished = pair.privateKey().replaceFirst("-----END", "----END");
    assertSaid("not PEM", new Certificates.Pair(pair.chain(), unfinished));
    assertSaid("certificates in PEM only", new Certificates.Pair(pair.privateKey(), pair.chain()));
    assertSaid("at least one", new Certificates.Pair(" ", pair.privateKey()));
  }

  private void assertSaid(String expected, Certificates.Pair pair) {
    String message = refusal(() -> seal("{" + member("pair", pair) + "}"));
    assertTrue(message.contains("credential pair") && message.contains(expected), message);
    String someOfTheKey = pair.privateKey().lines().skip(1).findFirst().orElse("none at all");
    assertFalse(message.contains(someOfTheKey), message);
  }

  private static void assertPair(
      Certificates.Pair expected, String algorithm, @Nullable Credential credential) {
    ClientCertificate opened = assertInstanceOf(ClientCertificate.class, credential);
    assertEquals(algorithm, opened.privateKey().getAlgorithm());
    assertEquals(
        expected.chain(),
        Certificates.pem("CERTIFICATE", Certificates.encoded(opened.chain().get(0))));
    assertEquals(
        expected.privateKey(), Certificates.pem("PRIVATE KEY", opened.privateKey().getEncoded()));
  }

  private Map<String, Credential> open(LocalMasterKey with) throws IOException {
    return format.open(file, Files.readAllBytes(file), with).read().credentials();
  }

  private void seal(String json) {
    format.seal(keyFile, file, bytes(json));
  }

  private static String text(String name, String value) {
    return "{\"" + name + "\":{\"text\":\"" + value + "\"}}";
  }

  private static String member(String name, Certificates.Pair pair) {
    return "\"%s\":{\"certificate\":\"%s\",\"private_key\":\"%s\"}"
        .formatted(name, pair.chain().replace("\n", "\\n"), pair.privateKey().replace("\n", "\\n"));
  }

  private static String refusal(Executable action) {
    return String.valueOf(assertThrows(CredentialFileException.class, action).getMessage());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
