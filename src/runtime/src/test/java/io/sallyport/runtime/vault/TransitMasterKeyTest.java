package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.tokens.MasterKeyException;
import io.sallyport.runtime.vault.ScriptedVault.Reply;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TransitMasterKeyTest {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, -1};
  private static final byte[] WRAPPED = "vault:v1:AbC+/=".getBytes(StandardCharsets.US_ASCII);

  private final ScriptedSession scripted =
      new ScriptedSession(asked -> Reply.ok("{\"data\":{\"ciphertext\":\"vault:v1:AbC+/=\"}}"));
  private final TransitMasterKey master = master(Duration.ofSeconds(1));

  @Test
  void aKeyIsWrappedForItsContext() {
    assertArrayEquals(WRAPPED, master.wrap(KEY, "tokens/data-key/1"));

    assertEquals("team/transit/encrypt/sallyport", scripted.vault.asked().get(0).path());
    assertEquals(
        "{\"plaintext\":\"AQIDBAUGBwgJ/w==\",\"associated_data\":\"dG9rZW5zL2RhdGEta2V5LzE=\"}",
        scripted.vault.asked().get(0).body());
    assertEquals("transit:team/transit/sallyport", master.id());
  }

  @Test
  void aKeyIsUnwrappedForItsContext() {
    scripted.vault.now(asked -> Reply.ok("{\"data\":{\"plaintext\":\"AQIDBAUGBwgJ/w==\"}}"));

    assertArrayEquals(KEY, master.unwrap(WRAPPED, "tokens/data-key/1"));

    assertEquals("team/transit/decrypt/sallyport", scripted.vault.asked().get(0).path());
    assertEquals(
        "{\"ciphertext\":\"vault:v1:AbC+/=\",\"associated_data\":\"dG9rZW5zL2RhdGEta2V5LzE=\"}",
        scripted.vault.asked().get(0).body());
  }

  @Test
  void theCallersArraysStayAsTheyAre() {
    byte[] key = KEY.clone();
    master.wrap(key, "c");

    assertArrayEquals(KEY, key);
  }

  @Test
  void whatDoesNotOpenIsSaidWithTheKeysName() {
    scripted.vault.now(asked -> Reply.refused(400, "cipher: message authentication failed"));

    MasterKeyException failure =
        assertThrows(MasterKeyException.class, () -> master.unwrap(WRAPPED, "other"));

    assertTrue(String.valueOf(failure.getMessage()).contains("does not open with transit:team"));
  }

  @Test
  void whatIsNotEvenAsciiIsNotSent() {
    assertThrows(MasterKeyException.class, () -> master.unwrap(new byte[] {-1, 0, 34}, "c"));

    assertTrue(scripted.vault.asked().isEmpty());
  }

  @Test
  void aKeyOfAnotherTypeIsSaid() {
    scripted.vault.now(asked -> Reply.refused(400, "associated_data provided for non-AEAD"));

    MasterKeyException failure =
        assertThrows(MasterKeyException.class, () -> master.wrap(KEY, "c"));

    assertTrue(String.valueOf(failure.getMessage()).contains("aes256-gcm96"));
  }

  @Test
  void vaultsFailuresAreSaidInOneLine() {
    scripted.vault.now(asked -> Reply.refused(403));
    String denied = message();
    scripted.vault.now(asked -> Reply.nobody());
    String down = message();
    scripted.vault.now(asked -> Reply.ok("{\"data\":{}}"));
    String strange = message();

    assertTrue(denied.contains("status 403"), denied);
    assertTrue(down.contains("no connection"), down);
    assertTrue(strange.contains("not Vault's"), strange);
  }

  @Test
  void aLoginThatIsRefusedIsNotTakenForTheKeys() {
    scripted.logins.fails(new SourceException(Reason.DENIED, "Vault, logging in: status 400"));

    assertTrue(message().contains("logging in"));
  }

  @Test
  void anAnswerThatNeverComesIsWaitedForWithABound() {
    scripted.vault.hold();

    MasterKeyException failure =
        assertThrows(MasterKeyException.class, () -> master(Duration.ofMillis(20)).wrap(KEY, "c"));

    assertTrue(String.valueOf(failure.getMessage()).contains("in time"));
  }

  @Test
  void anEventLoopIsNeverBlocked() {
    Vertx vertx = Vertx.vertx();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    vertx.runOnContext(
        now -> {
          try {
            master.wrap(KEY, "c");
            thrown.complete(new AssertionError("it went through"));
          } catch (RuntimeException e) {
            thrown.complete(e);
          }
        });

    assertInstanceOf(IllegalStateException.class, Failing.value(thrown));
    assertTrue(scripted.vault.asked().isEmpty());
    Failing.value(vertx.close().toCompletionStage());
  }

  @Test
  void namesThatAreNoneAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TransitMasterKey(scripted.session, "../sys", "k", Duration.ofSeconds(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TransitMasterKey(scripted.session, "transit", "k?x", Duration.ofSeconds(1)));
  }

  private String message() {
    MasterKeyException failure =
        assertThrows(MasterKeyException.class, () -> master.wrap(KEY, "c"));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("the master key transit:team/transit/sallyport"), message);
    assertFalse(message.contains("\n"));
    return message;
  }

  private TransitMasterKey master(Duration timeout) {
    return new TransitMasterKey(scripted.session, "team/transit", "sallyport", timeout);
  }
}
