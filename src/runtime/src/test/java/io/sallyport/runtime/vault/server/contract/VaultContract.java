package io.sallyport.runtime.vault.server.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sallyport.runtime.vault.server.TestTls;
import io.sallyport.runtime.vault.server.TokenType;
import io.sallyport.runtime.vault.server.VaultAdmin;
import io.sallyport.runtime.vault.server.VaultAnswer;
import io.sallyport.runtime.vault.server.VaultHttp;
import io.sallyport.runtime.vault.server.VaultServer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What the parts of the contract have in common. Each test mounts what it needs for itself. */
interface VaultContract {
  List<String> DENIED = List.of("1 error occurred:\n\t* permission denied\n\n");
  List<String> BAD_TOKEN =
      List.of("2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n");

  VaultServer server();

  /** The server's. */
  Clock clock();

  default VaultAdmin admin() {
    return server().admin();
  }

  default VaultHttp anybody() {
    return new VaultHttp(server().address(), TestTls.client(server().trust(), null));
  }

  default VaultHttp root() {
    return anybody().token(admin().rootToken());
  }

  /** With a new token that has one policy beside the default one. */
  default VaultHttp under(String hcl) {
    admin().policy("contract", hcl);
    return anybody()
        .token(
            admin()
                .createToken(
                    List.of("contract"),
                    Duration.ofMinutes(10),
                    Duration.ZERO,
                    true,
                    TokenType.SERVICE));
  }

  static JsonObject json(String... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  static void assertRefused(int status, String error, VaultAnswer answer) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(List.of(error), answer.errors());
  }

  static VaultAnswer assertDone(VaultAnswer answer) {
    assertEquals(200, answer.status(), answer::toString);
    return answer;
  }
}
