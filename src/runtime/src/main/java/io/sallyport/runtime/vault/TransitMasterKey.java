package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.sallyport.runtime.tokens.MasterKey;
import io.sallyport.runtime.tokens.MasterKeyException;
import io.vertx.core.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A master key that never leaves Vault: its transit engine wraps and unwraps. The context is
 * associated data, so the key's type must support that ({@code aes256-gcm96}, {@code
 * chacha20-poly1305}).
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/transit#encrypt-data">encrypt
 *     data</a>
 */
final class TransitMasterKey implements MasterKey {
  private static final List<String> CIPHERTEXT = List.of("data", "ciphertext");
  private static final List<String> PLAINTEXT = List.of("data", "plaintext");
  private static final int REFUSED = 400;

  /** A login, the request, and both once more after a 403: each has a timeout of its own. */
  private static final int MAX_STEPS = 5;

  private final VaultSession session;
  private final String mount;
  private final String key;
  private final Duration limit;

  TransitMasterKey(VaultSession session, String mount, String key, Duration timeout) {
    this.session = session;
    this.mount = VaultNames.path("the mount", mount);
    this.key = VaultNames.path("the key", key);
    limit = timeout.multipliedBy(MAX_STEPS);
  }

  @Override
  public String id() {
    return "transit:" + mount + "/" + key;
  }

  @Override
  public byte[] wrap(byte[] plain, String context) {
    byte[] encoded = Base64.getEncoder().encode(plain);
    byte[] body = body("plaintext", encoded, context);
    try {
      return answer(
          VaultRequests.encrypt(
              mount,
              key,
              body,
              AnswerReading.picking(Set.of(CIPHERTEXT), picked -> picked.text(CIPHERTEXT).clone())),
          "Vault refused to wrap a data key with "
              + id()
              + ": there is no such key, or its type does not support associated data"
              + " (aes256-gcm96 does)");
    } finally {
      Arrays.fill(encoded, (byte) 0);
      Arrays.fill(body, (byte) 0);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String context) {
    String refused =
        "a data key does not open with "
            + id()
            + ": it was changed, or wrapped by another key or for another use, or the key is gone";
    if (!JsonBody.isPlain(wrapped)) {
      throw new MasterKeyException(refused);
    }
    return answer(
        VaultRequests.decrypt(
            mount,
            key,
            body("ciphertext", wrapped, context),
            AnswerReading.picking(Set.of(PLAINTEXT), TransitMasterKey::plaintext)),
        refused);
  }

  @Override
  public String toString() {
    return "TransitMasterKey[" + id() + "]";
  }

  private static byte[] body(String name, byte[] value, String context) {
    byte[] associated = context.getBytes(StandardCharsets.UTF_8);
    return new JsonBody()
        .withSecret(name, value)
        .with("associated_data", Base64.getEncoder().encodeToString(associated))
        .bytes();
  }

  private static byte[] plaintext(Picked picked) throws IOException {
    try {
      return Base64.getDecoder().decode(picked.text(PLAINTEXT));
    } catch (IllegalArgumentException e) {
      throw new IOException("no base64");
    }
  }

  private byte[] answer(VaultRequest<byte[]> request, String refused) {
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("the master key blocks, and this is an event loop");
    }
    try {
      return session
          .send(request)
          .toCompletableFuture()
          .get(limit.toMillis(), TimeUnit.MILLISECONDS)
          .result();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw VaultException.hasStatus(cause, REFUSED) && !isLogin(cause)
          ? new MasterKeyException(refused)
          : new MasterKeyException(
              "the master key " + id() + ": " + VaultException.asSource(cause).getMessage());
    } catch (TimeoutException e) {
      throw new MasterKeyException("the master key " + id() + ": Vault does not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MasterKeyException("the master key " + id() + ": interrupted while it was used");
    }
  }

  private static boolean isLogin(Throwable cause) {
    return VaultException.isAbout(cause, VaultOperation.LOG_IN);
  }
}
