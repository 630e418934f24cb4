package io.sallyport.runtime.tokens;

import io.sallyport.engine.port.Ids;
import io.sallyport.engine.store.DataKeyStore;
import io.sallyport.engine.store.InMemoryStore;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.validate.CardInput;
import io.sallyport.spi.operation.CardNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys and cards for tests. */
final class Keys {
  static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  static final String NUMBER = "4111111111111111";
  static final String HOLDER = "A Hölder";
  static final String TOKEN = "tok_0123456789abcdefghijklmnop";

  private Keys() {}

  static LocalMasterKey masterKey(Path folder) {
    return LocalMasterKey.create(folder.resolve("master.key"));
  }

  static DataKeys dataKeys(Path folder) {
    return load(new InMemoryStore(), masterKey(folder));
  }

  static DataKeys load(DataKeyStore store, MasterKey master) {
    return DataKeys.load(store, master, new CountingIds(), Clock.fixed(NOW, ZoneOffset.UTC))
        .toCompletableFuture()
        .join();
  }

  static CardInput card() {
    return card(NUMBER);
  }

  static CardInput card(String number) {
    CardInHand card = new CardInHand(secret(number), secret("123"), secret(HOLDER));
    return new CardInput(card, CardNetwork.VISA, "4111-XXXX-XXXX-1111", 12, 2031);
  }

  static Secret secret(String content) {
    return Secret.taking(bytes(content));
  }

  static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static final class CountingIds implements Ids {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public String next(String prefix) {
      return "%s_%026d".formatted(prefix, COUNT.incrementAndGet());
    }

    @Override
    public int nextSequenceNumber(String connector) {
      return COUNT.incrementAndGet();
    }
  }
}
