package io.sallyport.runtime.door;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sallyport.runtime.credentials.CertificateCheck;
import io.sallyport.runtime.credentials.Certificates;
import io.sallyport.runtime.credentials.Credential.ClientCertificate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReloadingKeyManagerTest {
  private final ClientCertificate first = read(Certificates.ec(Duration.ofDays(1)));
  private final ClientCertificate second = read(Certificates.ec(Duration.ofDays(1)));
  private final ReloadingKeyManager manager = new ReloadingKeyManager(first);

  @Test
  void aHandshakeThatHasBegunGetsKeyAndChainOfOneCertificate() {
    String begun = chosen("EC");
    manager.use(second);
    assertEquals(first.privateKey(), manager.getPrivateKey(begun));
    assertArrayEquals(first.chain().toArray(), manager.getCertificateChain(begun));
  }

  @Test
  void theNextHandshakeGetsTheNewCertificate() {
    String begun = chosen("EC");
    manager.use(second);
    String next = chosen("EC");
    assertNotEquals(begun, next);
    assertEquals(second.privateKey(), manager.getPrivateKey(next));
    assertArrayEquals(second.chain().toArray(), manager.getCertificateChain(next));
  }

  @Test
  void theKeyTypeMayChange() {
    assertNull(manager.chooseEngineServerAlias("RSA", null, null));
    ClientCertificate rsa = read(Certificates.rsa());
    manager.use(rsa);
    assertNull(manager.chooseEngineServerAlias("EC", null, null));
    assertEquals(rsa.privateKey(), manager.getPrivateKey(chosen("RSA")));
  }

  @Test
  void itIsAServersAlone() {
    assertNull(manager.chooseClientAlias(new String[] {"EC"}, null, null));
    assertNull(manager.getClientAliases("EC", null));
  }

  @Test
  void nothingIsKnownUnderAnotherName() {
    assertNull(manager.getPrivateKey("other"));
    assertNull(manager.getCertificateChain("-1"));
  }

  private String chosen(String keyType) {
    return Objects.requireNonNull(manager.chooseEngineServerAlias(keyType, null, null));
  }

  private static ClientCertificate read(Certificates.Pair pair) {
    return new CertificateCheck("test")
        .read(
            pair.chain().getBytes(StandardCharsets.US_ASCII),
            pair.privateKey().getBytes(StandardCharsets.US_ASCII),
            Certificates.CLOCK.instant());
  }
}
