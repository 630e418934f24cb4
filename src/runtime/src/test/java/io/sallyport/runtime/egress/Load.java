package io.sallyport.runtime.egress;

import static io.sallyport.runtime.egress.EgressFixture.send;

import io.sallyport.spi.wire.WireResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Streams of payments, each sent when the one before was answered, until they are stopped. */
final class Load {
  private final VertxTransport transport;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Semaphore answers = new Semaphore(0);
  private final List<CompletableFuture<Void>> streams = new ArrayList<>();
  private volatile boolean stopped;

  Load(VertxTransport transport, int count) {
    this.transport = transport;
    for (int number = 0; number < count; number++) {
      CompletableFuture<Void> ended = new CompletableFuture<>();
      streams.add(ended);
      next(ended);
    }
  }

  /** Waits for so many more answers. */
  void awaitAnswers(int more) throws Exception {
    answers.drainPermits();
    if (!answers.tryAcquire(more, 30, TimeUnit.SECONDS)) {
      throw new TimeoutException("no answers");
    }
  }

  /** Ends every stream; what failed. */
  List<String> stop() throws Exception {
    stopped = true;
    for (CompletableFuture<Void> ended : streams) {
      ended.get(30, TimeUnit.SECONDS);
    }
    return List.copyOf(failures);
  }

  private void next(CompletableFuture<Void> ended) {
    if (stopped) {
      ended.complete(null);
      return;
    }
    CompletionStage<WireResult> sent = send(transport, TestConnector.charge());
    sent.whenComplete(
        (result, failure) -> {
          if (!(result instanceof WireResult.Answered)) {
            failures.add(String.valueOf(failure == null ? result : failure));
          }
          answers.release();
          next(ended);
        });
  }
}
