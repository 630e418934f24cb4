package io.sallyport.engine.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Stages.await;
import static io.sallyport.engine.store.Stages.failure;
import static io.sallyport.engine.store.Stored.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenStore} keeps. A subclass says which store; each test gets an empty one.
 */
public abstract class TokenStoreContract {
  /** The store, empty when a test starts. */
  protected abstract TokenStore tokens();

  @Test
  void aTokenIsThereWithAllItsFields() {
    TokenRecord token = Samples.token("tok_a", CLIENT, MERCHANT);
    assertNull(await(tokens().addToken(token)));
    assertSame(token, await(tokens().token(CLIENT, "tok_a")).orElseThrow());
  }

  @Test
  void aTokenIsThereForItsClientOnly() {
    await(tokens().addToken(Samples.token("tok_a", CLIENT, MERCHANT)));
    assertEquals(Optional.empty(), await(tokens().token("client-2", "tok_a")));
    assertEquals(Optional.empty(), await(tokens().token(CLIENT, "tok_b")));
  }

  @Test
  void aDeletedTokenIsGoneAndOthersStay() {
    await(tokens().addToken(Samples.token("tok_a", CLIENT, MERCHANT)));
    await(tokens().addToken(Samples.token("tok_b", CLIENT, MERCHANT)));
    assertEquals(true, await(tokens().deleteToken(CLIENT, "tok_a")));
    assertEquals(Optional.empty(), await(tokens().token(CLIENT, "tok_a")));
    assertEquals(true, await(tokens().token(CLIENT, "tok_b")).isPresent());
    assertEquals(false, await(tokens().deleteToken(CLIENT, "tok_a")));
  }

  @Test
  void anotherClientDeletesNothing() {
    await(tokens().addToken(Samples.token("tok_a", CLIENT, MERCHANT)));
    assertEquals(false, await(tokens().deleteToken("client-2", "tok_a")));
    assertEquals(true, await(tokens().token(CLIENT, "tok_a")).isPresent());
  }

  @Test
  void aTokenInUseIsRefusedAndStaysAsItIs() {
    TokenRecord first = Samples.token("tok_a", CLIENT, MERCHANT);
    await(tokens().addToken(first));
    failure(
        IllegalStateException.class,
        tokens().addToken(Samples.token("tok_a", "client-2", "shop-2")));
    assertSame(first, await(tokens().token(CLIENT, "tok_a")).orElseThrow());
    assertEquals(Optional.empty(), await(tokens().token("client-2", "tok_a")));
  }
}
