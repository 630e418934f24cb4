package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.vault.client.common.VaultRequest;
import io.sallyport.runtime.credentials.SourceException;
import io.sallyport.runtime.credentials.SourceException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultVerdictTest {
  private static final VaultRequest<Integer> READ =
      VaultRequests.readSecret("kv", "shop", AnswerReading.of(body -> body.length));

  @ParameterizedTest
  @CsvSource({
    "400, DENIED",
    "403, DENIED",
    "404, NOT_FOUND",
    "405, DENIED",
    "412, UNAVAILABLE",
    "429, UNAVAILABLE",
    "472, UNAVAILABLE",
    "473, UNAVAILABLE",
    "500, UNAVAILABLE",
    "502, UNAVAILABLE",
    "503, UNAVAILABLE",
    "504, UNAVAILABLE",
    "302, UNAVAILABLE"
  })
  void everyStatusHasItsReason(int status, Reason reason) {
    SourceException failure = failure(status, true, "{\"errors\":[\"what Vault wrote\"]}");

    assertEquals(reason, failure.reason());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("Vault, reading kv/data/shop: status " + status), message);
    assertFalse(message.contains("what Vault wrote"));
  }

  @Test
  void aDeletedVersionIsNotFoundThoughItHasData() {
    String deleted =
        "{\"data\":{\"data\":null,\"metadata\":{\"deletion_time\":\"2026-01-01T00:00:00Z\"}}}";

    assertEquals(Reason.NOT_FOUND, failure(404, true, deleted).reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 403, 404, 429})
  void contentThatIsNoJsonIsNotVaults(int status) {
    SourceException failure = failure(status, false, "<html>please log in</html>");

    assertEquals(Reason.UNAVAILABLE, failure.reason());
    assertTrue(String.valueOf(failure.getMessage()).contains("not Vault's"));
    assertFalse(String.valueOf(failure.getMessage()).contains("html"));
  }

  @Test
  void aServerErrorInAProxysOwnFormStaysOne() {
    assertEquals(Reason.UNAVAILABLE, failure(502, false, "<html>bad gateway</html>").reason());
  }

  @Test
  void brokenJsonIsNotVaults() {
    assertTrue(
        String.valueOf(failure(400, true, "{\"errors\":").getMessage()).contains("not Vault's"));
  }

  @Test
  void aSuccessThatTheOperationDoesNotHaveIsNotVaults() {
    assertTrue(String.valueOf(failure(202, true, "{}").getMessage()).contains("not Vault's"));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "9999, 9999"})
  void vaultMaySayWhenToComeBack(String header, long seconds) {
    AnswerHead head = new AnswerHead(429, true, Optional.of(header));

    SourceException failure = failure(head, "{\"errors\":[]}");

    assertEquals(Optional.of(Duration.ofSeconds(seconds)), failure.retryAfter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "99999", "Wed, 21 Oct 2026 07:28:00 GMT"})
  void aTimeToComeBackThatIsNoNumberIsIgnored(String header) {
    AnswerHead head = new AnswerHead(429, true, Optional.of(header));

    assertEquals(Optional.empty(), failure(head, "{\"errors\":[]}").retryAfter());
  }

  @Test
  void anUnknownLeaseIsNotFound() {
    assertEquals(
        Reason.NOT_FOUND, failure(400, true, "{\"errors\":[\"lease not found\"]}").reason());
  }

  @Test
  void theBytesAreWipedWhateverBecomesOfThem() {
    byte[] fine = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    byte[] refused = "{\"errors\":[]}".getBytes(StandardCharsets.UTF_8);

    new AnswerJudge<>(READ, new AnswerHead(200, true, Optional.empty()), fine).answer();
    assertThrows(
        VaultException.class,
        () ->
            new AnswerJudge<>(READ, new AnswerHead(404, true, Optional.empty()), refused).answer());

    assertEquals("\0".repeat(fine.length), new String(fine, StandardCharsets.UTF_8));
    assertEquals("\0".repeat(refused.length), new String(refused, StandardCharsets.UTF_8));
  }

  private static SourceException failure(int status, boolean json, String body) {
    return failure(new AnswerHead(status, json, Optional.empty()), body);
  }

  private static SourceException failure(AnswerHead head, String body) {
    AnswerJudge<Integer> judge =
        new AnswerJudge<>(READ, head, body.getBytes(StandardCharsets.UTF_8));
    return VaultException.asSource(assertThrows(VaultException.class, judge::answer));
  }
}
