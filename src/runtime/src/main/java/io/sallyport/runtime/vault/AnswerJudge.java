package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Makes an answer, or a failure, of head and bytes, and wipes the bytes. Used once. */
final class AnswerJudge<T> {
  private static final int MIN_SUCCESS = 200;
  private static final int MAX_SUCCESS = 299;

  private final VaultRequest<T> request;
  private final AnswerHead head;
  private final byte[] body;

  /** Takes the bytes over. */
  AnswerJudge(VaultRequest<T> request, AnswerHead head, byte[] body) {
    this.request = request;
    this.head = head;
    this.body = body;
  }

  /**
   * The answer, read.
   *
   * @throws VaultException when it is no success, or not Vault's
   */
  VaultResponse<T> answer() {
    try {
      return judged();
    } catch (IOException | UncheckedIOException e) {
      throw notVaults("status " + head.status() + " with a body of another form");
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private VaultResponse<T> judged() throws IOException {
    if (body.length > 0 && !head.isJson() && !head.isServerError()) {
      throw notVaults("status " + head.status() + " with content that is no JSON");
    }
    if (head.status() < MIN_SUCCESS || head.status() > MAX_SUCCESS) {
      throw VaultVerdict.of(request, head.status(), head.retryAfter(), body);
    }
    VaultResponse<T> raw = new VaultResponse<>(request, head.status(), List.of(), body);
    if (!raw.isStatusCodeExpected()) {
      throw notVaults("status " + head.status());
    }
    return new VaultAnswer<>(request, head.status(), raw.getResult());
  }

  private VaultException notVaults(String why) {
    return VaultException.unanswered(request, VaultFailure.NOT_VAULT, why);
  }
}
