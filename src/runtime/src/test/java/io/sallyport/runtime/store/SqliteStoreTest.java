package io.sallyport.runtime.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Stages.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.payment.PaymentRecord;
import io.sallyport.engine.store.Acceptance;
import io.sallyport.engine.store.NewPayment;
import io.sallyport.engine.store.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
  private static final int MANY = 200;

  @RegisterExtension final OpenedStore opened = new OpenedStore();

  @Test
  void whatWasStoredIsThereAfterReopening() {
    NewPayment payment = Samples.payment("a");
    await(opened.store().accept(payment));
    opened.reopen();
    PaymentRecord record = await(opened.store().payment(CLIENT, "pay_a")).orElseThrow();
    assertEquals(payment.payment(), record.payment());
    assertEquals(List.of(payment.attempt()), await(opened.store().openAttempts(10)));
    assertArrayEquals(
        payment.details().content(),
        await(opened.store().details("pay_a")).orElseThrow().content());
    assertEquals(
        new Acceptance.DuplicateTransaction("pay_a"),
        await(opened.store().accept(Samples.payment("b", CLIENT, MERCHANT, "order-a"))));
  }

  @Test
  void whatIsAcceptedIsInTheFilesAndWhatIsNotCommittedIsNot(@TempDir Path elsewhere)
      throws IOException {
    acceptMany().forEach(answer -> assertEquals(new Acceptance.Accepted(), await(answer)));
    Path copy = elsewhere.resolve("copy");
    CompletionStage<Boolean> halfDone =
        opened
            .store()
            .change(
                tables -> {
                  tables.tokens().insert(Samples.token("tok_x", CLIENT, MERCHANT));
                  return copyFiles(opened.folder(), copy);
                });
    assertEquals(true, await(halfDone));
    try (SqliteStore survivor = SqliteStore.open(copy, CallerContext.none())) {
      for (int number = 0; number < MANY; number++) {
        assertTrue(await(survivor.payment(CLIENT, "pay_" + number)).isPresent());
        assertTrue(await(survivor.details("pay_" + number)).isPresent());
        assertTrue(await(survivor.token(CLIENT, "tok_" + number)).isPresent());
      }
      assertTrue(await(survivor.token(CLIENT, "tok_x")).isEmpty());
    }
    assertTrue(await(opened.store().token(CLIENT, "tok_x")).isPresent());
  }

  @Test
  void whatIsAcceptedSurvivesTheLossOfTheProcess() throws IOException, InterruptedException {
    opened.store().close();
    Process process = OtherProcess.start(AcceptUntilKilled.class, opened.folder().toString());
    List<String> accepted = new ArrayList<>();
    try (BufferedReader answers = process.inputReader()) {
      for (String id = answers.readLine(); id != null; id = answers.readLine()) {
        accepted.add(id);
        if (accepted.size() == MANY) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertTrue(accepted.size() >= MANY, () -> "accepted: " + accepted.size());
    opened.reopen();
    for (String id : accepted) {
      PaymentRecord record = await(opened.store().payment(CLIENT, id)).orElseThrow();
      assertEquals(1, record.attempts().size());
      assertTrue(await(opened.store().details(id)).isPresent());
    }
  }

  @Test
  void changesThatWaitTogetherAreCommittedTogether() {
    long before = opened.store().commits();
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    CompletionStage<Boolean> busy =
        opened
            .store()
            .change(
                tables -> {
                  begun.complete(true);
                  return await(gate);
                });
    await(begun);
    List<CompletionStage<Acceptance>> answers = acceptMany();
    gate.complete(true);
    assertEquals(true, await(busy));
    answers.forEach(answer -> assertEquals(new Acceptance.Accepted(), await(answer)));
    assertEquals(2, opened.store().commits() - before);
  }

  @Test
  void closingFinishesWhatWaits() {
    List<CompletionStage<Acceptance>> answers = acceptMany();
    opened.store().close();
    answers.forEach(answer -> assertEquals(new Acceptance.Accepted(), await(answer)));
    opened.reopen();
    assertEquals(MANY, await(opened.store().openAttempts(MANY + 1)).size());
  }

  @Test
  void closingLeavesNoLogBehind() throws IOException {
    acceptMany().forEach(answer -> await(answer));
    opened.store().close();
    try (Stream<Path> files = Files.list(opened.folder())) {
      assertEquals(
          List.of("sallyport.db", "sallyport.lock"),
          files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
    }
  }

  private List<CompletionStage<Acceptance>> acceptMany() {
    List<CompletionStage<Acceptance>> answers = new ArrayList<>();
    for (int number = 0; number < MANY; number++) {
      answers.add(opened.store().accept(Samples.payment(Integer.toString(number))));
    }
    return answers;
  }

  private static boolean copyFiles(Path from, Path to) {
    try {
      Files.createDirectory(to);
      for (String file : List.of("sallyport.db", "sallyport.db-wal")) {
        Files.copy(from.resolve(file), to.resolve(file));
      }
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
