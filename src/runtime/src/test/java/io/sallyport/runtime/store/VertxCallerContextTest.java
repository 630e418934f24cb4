package io.sallyport.runtime.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Stages.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.store.Samples;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VertxCallerContextTest {
  @TempDir private Path parent;
  private Vertx vertx;
  private SqliteStore store;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    store = SqliteStore.open(parent.resolve("store"), new VertxCallerContext());
  }

  @AfterEach
  void stop() {
    store.close();
    await(vertx.close().toCompletionStage());
  }

  @Test
  void anAnswerComesOnTheContextThatAsked() {
    Context context = vertx.getOrCreateContext();
    Context other = await(CompletableFuture.supplyAsync(vertx::getOrCreateContext));
    assertNotSame(context, other);
    assertSame(context, answeredOn(context, () -> store.accept(Samples.payment("a"))));
    assertSame(context, answeredOn(context, () -> store.payment(CLIENT, "pay_a")));
    assertSame(other, answeredOn(other, () -> store.deleteToken(CLIENT, "tok_a")));
  }

  @Test
  void aFailureComesOnTheContextThatAskedToo() {
    await(store.addToken(Samples.token("tok_a", CLIENT, MERCHANT)));
    Context context = vertx.getOrCreateContext();
    assertSame(
        context,
        answeredOn(context, () -> store.addToken(Samples.token("tok_a", CLIENT, MERCHANT))));
    store.close();
    assertSame(context, answeredOn(context, () -> store.payment(CLIENT, "pay_a")));
  }

  @Test
  void withoutAContextTheStoreAnswersItself() {
    CompletableFuture<String> thread = new CompletableFuture<>();
    store
        .accept(Samples.payment("a"))
        .whenComplete((answer, failure) -> thread.complete(Thread.currentThread().getName()));
    String name = await(thread);
    assertTrue(name.equals("store-writer") || name.equals(Thread.currentThread().getName()), name);
  }

  @Test
  void anAnswerIsNotLostWhenItsContextIsGone() {
    CompletableFuture<CompletionStage<?>> asked = new CompletableFuture<>();
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(nothing -> asked.complete(store.change(tables -> await(gate))));
    CompletionStage<?> answer = await(asked);
    await(vertx.close().toCompletionStage());
    gate.complete(true);
    assertEquals(true, await(answer));
  }

  private static Context answeredOn(Context context, Supplier<CompletionStage<?>> ask) {
    CompletableFuture<Context> answeredOn = new CompletableFuture<>();
    context.runOnContext(
        nothing ->
            ask.get()
                .whenComplete((answer, failure) -> answeredOn.complete(Vertx.currentContext())));
    return await(answeredOn);
  }
}
