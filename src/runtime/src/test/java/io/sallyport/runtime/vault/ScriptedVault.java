package io.sallyport.runtime.vault;

import static java.util.Objects.requireNonNull;

import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.sallyport.runtime.secret.Secret;
import io.sallyport.runtime.secret.SecretAccess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A Vault without a network: answers at once, or when the test says so, as a script tells it. */
final class ScriptedVault implements VaultLine {
  private final List<Asked> asked = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private Function<Asked, Reply> script;
  private boolean holding;

  /** What it was asked. */
  record Asked(VaultOperation operation, String path, String body, String token) {}

  /** What it says; without a status, nobody answers. */
  record Reply(int status, String json) {
    static Reply ok(String json) {
      return new Reply(200, json);
    }

    static Reply nobody() {
      return new Reply(0, "");
    }

    static Reply refused(int status, String... errors) {
      return new Reply(status, "{\"errors\":[\"" + String.join("\",\"", errors) + "\"]}");
    }
  }

  ScriptedVault(Function<Asked, Reply> script) {
    this.script = script;
  }

  void now(Function<Asked, Reply> other) {
    script = other;
  }

  /** Answers wait from now on. */
  void hold() {
    holding = true;
  }

  /** Those that wait are given, and later ones at once again. */
  void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  List<Asked> asked() {
    return asked;
  }

  List<Asked> asked(VaultOperation operation) {
    return asked.stream().filter(one -> one.operation() == operation).toList();
  }

  @Override
  public <T> CompletionStage<VaultResponse<T>> execute(VaultRequest<T> request) {
    return answer(request, null);
  }

  @Override
  public <T> CompletionStage<VaultResponse<T>> execute(VaultRequest<T> request, Secret token) {
    return answer(request, token);
  }

  private <T> CompletionStage<VaultResponse<T>> answer(
      VaultRequest<T> request, @Nullable Secret token) {
    Asked one =
        new Asked(
            VaultOperation.of(request),
            requireNonNull(request.getPath()),
            request.getBody().map(body -> text((byte[]) body)).orElse(""),
            token == null ? "" : text(token.reveal(SecretAccess.VAULT)));
    asked.add(one);
    CompletableFuture<VaultResponse<T>> answer = new CompletableFuture<>();
    Runnable answering = () -> complete(answer, request, one);
    if (holding) {
      held.add(answering);
    } else {
      answering.run();
    }
    return answer;
  }

  private <T> void complete(
      CompletableFuture<VaultResponse<T>> answer, VaultRequest<T> request, Asked one) {
    Reply reply = script.apply(one);
    if (reply.status() == 0) {
      answer.completeExceptionally(
          VaultException.unanswered(request, VaultFailure.UNREACHABLE, ""));
      return;
    }
    AnswerHead head = new AnswerHead(reply.status(), true, Optional.empty());
    try {
      byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
      answer.complete(new AnswerJudge<>(request, head, body).answer());
    } catch (RuntimeException failure) {
      answer.completeExceptionally(failure);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
