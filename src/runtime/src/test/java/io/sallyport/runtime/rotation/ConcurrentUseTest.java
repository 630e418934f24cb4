package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.RoleSource;
import io.sallyport.spi.manifest.CredentialRole.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Requests on several threads, while their credentials are replaced as fast as it goes. */
class ConcurrentUseTest {
  private static final int ROTATIONS = 500;
  private static final int THREADS = 3;

  private final Values values = new Values();
  private final Recorder recorder = new Recorder(values);
  private final Counting source = new Counting();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final CompletableFuture<Void> rotated = new CompletableFuture<>();
  private final AtomicLong requests = new AtomicLong();
  private final RotatingCredentials credentials =
      new RotatingCredentials(
          Map.of(
              "shop",
              List.of(new RoleSettings("key", Kind.SECRET_TEXT, source, Duration.ofDays(1)))),
          settings(),
          new RotationPorts(
              () -> new ScriptedProber(List.of("key"), values),
              () -> recorder,
              RotationEvents.NONE,
              recorder,
              recorder,
              (delay, task) -> {},
              Clock.systemUTC(),
              new Random(1)));

  /** A trial of one request: each rotation ends as soon as a request succeeded. */
  private static RotationSettings settings() {
    Duration second = Duration.ofSeconds(1);
    return new RotationSettings(
        Duration.ofDays(90), second, 1, second, second, second, second, second, second);
  }

  /** Has a new version each time, and remembers what it gave. */
  private final class Counting implements RoleSource {
    final List<Credential> given = new ArrayList<>();

    @Override
    public String place() {
      return "test";
    }

    @Override
    public boolean makesNew() {
      return true;
    }

    @Override
    public Duration lookEvery() {
      return Duration.ofDays(1);
    }

    @Override
    public CompletionStage<Optional<Fetched>> fetch(Optional<String> knownVersion) {
      String version = "v" + given.size();
      Credential value = values.text(version);
      given.add(value);
      return CompletableFuture.completedFuture(
          Optional.of(
              new Fetched(
                  value,
                  version,
                  Clock.systemUTC().instant(),
                  Optional.empty(),
                  Optional.empty())));
    }
  }

  private void request() {
    CredentialUse use = credentials.use("shop");
    values.version(use.of("key").orElseThrow());
    Thread.onSpinWait();
    values.version(use.of("key").orElseThrow());
    credentials.accepted(use);
    use.close();
    requests.incrementAndGet();
  }

  /** The next one as soon as there is a result, on whichever thread that is. */
  private void rotate(int times) {
    credentials
        .refresh("shop", "key", "test")
        .thenAccept(
            status -> {
              if (times > 1) {
                rotate(times - 1);
              } else {
                rotated.complete(null);
              }
            });
  }

  private void requests() {
    try {
      while (!over.get()) {
        request();
      }
    } catch (RuntimeException | AssertionError failure) {
      failures.add(failure);
      rotated.completeExceptionally(failure);
    }
  }

  @Test
  void noUseIsLostAndNoneSeesAWipedValue() throws Exception {
    credentials.start();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::requests);
      thread.start();
      threads.add(thread);
    }
    for (int i = 0; i < ROTATIONS && failures.isEmpty(); i++) {
      credentials.refresh("shop", "key", "test").toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
    over.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), List.copyOf(failures));
    request();
    assertEquals(ROTATIONS + 1, source.given.size());
    Credential last = source.given.get(ROTATIONS);
    assertFalse(Values.isWiped(last));
    assertEquals(ROTATIONS, recorder.discarded.size());
    assertEquals(
        new HashSet<>(source.given.subList(0, ROTATIONS)), new HashSet<>(recorder.discarded));
    assertTrue(recorder.discarded.stream().allMatch(Values::isWiped));
    assertTrue(requests.get() > ROTATIONS, "only " + requests.get() + " requests");
  }
}
