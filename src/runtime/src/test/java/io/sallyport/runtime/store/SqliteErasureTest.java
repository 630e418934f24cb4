package io.sallyport.runtime.store;

import static io.sallyport.engine.store.Samples.CLIENT;
import static io.sallyport.engine.store.Samples.MERCHANT;
import static io.sallyport.engine.store.Samples.NOW;
import static io.sallyport.engine.store.Stages.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.store.Samples;
import io.sallyport.engine.store.SealedBytes;
import io.sallyport.engine.store.TokenRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is deleted can not be read from the files any more. */
class SqliteErasureTest {
  private static final int SEALED_LENGTH = 90;

  @RegisterExtension final OpenedStore opened = new OpenedStore();

  @Test
  void aDeletedTokenIsInNoFileAnyMore() throws IOException {
    await(opened.store().addToken(token(1)));
    await(opened.store().addToken(token(2)));
    assertTrue(isInFiles(1));
    assertEquals(true, await(opened.store().deleteToken(CLIENT, "tok_1")));
    await(opened.store().purgeKeys(NOW));
    assertTrue(isInFiles(2));
    assertEquals(List.of(), found(List.of(1)));
  }

  @Test
  void manyDeletedTokensAreInNoFileAnyMore() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    List<CompletionStage<Void>> added = new ArrayList<>();
    for (int number = 0; number < 2_000; number++) {
      numbers.add(number);
      added.add(opened.store().addToken(token(number)));
    }
    added.forEach(stage -> await(stage));
    Collections.shuffle(numbers, new Random(3));
    List<Integer> deleted = numbers.subList(0, 1_900);
    List<CompletionStage<Boolean>> deletions =
        deleted.stream()
            .map(number -> opened.store().deleteToken(CLIENT, "tok_" + number))
            .toList();
    deletions.forEach(stage -> assertEquals(true, await(stage)));
    await(opened.store().purgeKeys(NOW));
    assertEquals(List.of(), found(deleted));
    assertTrue(isInFiles(numbers.get(1_900)));
  }

  private static TokenRecord token(int number) {
    TokenRecord sample = Samples.token("tok_" + number, CLIENT, MERCHANT);
    return new TokenRecord(
        sample.card(),
        CLIENT,
        MERCHANT,
        new SealedBytes("key_1", sealed(number)),
        sample.fingerprint(),
        NOW);
  }

  private static byte[] sealed(int number) {
    byte[] content = new byte[SEALED_LENGTH];
    new Random(number).nextBytes(content);
    return content;
  }

  private List<Integer> found(List<Integer> numbers) throws IOException {
    String files = files();
    return numbers.stream().filter(number -> files.contains(text(number))).toList();
  }

  private boolean isInFiles(int number) throws IOException {
    return files().contains(text(number));
  }

  /** A part of the sealed bytes, as an eighth of them would be too much to leave. */
  private static String text(int number) {
    return new String(sealed(number), SEALED_LENGTH / 2, 12, StandardCharsets.ISO_8859_1);
  }

  private String files() throws IOException {
    StringBuilder content = new StringBuilder();
    try (Stream<Path> files = Files.list(opened.folder())) {
      for (Path file : files.sorted().toList()) {
        content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return content.toString();
  }
}
