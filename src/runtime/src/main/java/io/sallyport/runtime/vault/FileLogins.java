package io.sallyport.runtime.vault;

import io.sallyport.runtime.secret.Secret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Logs in with what the files say at that moment.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/auth">authentication methods</a>
 */
final class FileLogins implements Logins {
  private static final String BATCH = "batch";
  private static final List<String> TOKEN = List.of("auth", "client_token");
  private static final List<String> LEASE_DURATION = List.of("auth", "lease_duration");
  private static final List<String> RENEWABLE = List.of("auth", "renewable");
  private static final List<String> TYPE = List.of("auth", "token_type");
  private static final List<String> FILE_TTL = List.of("data", "ttl");
  private static final List<String> FILE_CREATION_TTL = List.of("data", "creation_ttl");
  private static final List<String> FILE_RENEWABLE = List.of("data", "renewable");

  private final Vertx vertx;
  private final VaultSettings settings;
  private final VaultHttp http;
  private final Clock clock;

  FileLogins(Vertx vertx, VaultSettings settings, VaultHttp http, Clock clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public CompletionStage<VaultToken> logIn() {
    return vertx
        .executeBlocking(this::material, false)
        .toCompletionStage()
        .thenCompose(material -> ask(material).whenComplete((token, failure) -> material.close()));
  }

  private LoginMaterial material() {
    LoginMaterial material = LoginMaterial.read(settings, clock.instant());
    http.use(material.tls());
    return material;
  }

  private CompletionStage<VaultToken> ask(LoginMaterial material) {
    Instant askedAt = clock.instant();
    return material
        .mount()
        .map(mount -> tokenOfMethod(mount, material.secret(), askedAt))
        .orElseGet(() -> tokenOfFile(material.secret(), askedAt));
  }

  private CompletionStage<VaultToken> tokenOfMethod(String mount, byte[] body, Instant askedAt) {
    AnswerReading<VaultToken> reading =
        AnswerReading.picking(
            Set.of(TOKEN, LEASE_DURATION, RENEWABLE, TYPE), picked -> token(picked, askedAt));
    return http.execute(VaultRequests.logIn(mount, body, reading))
        .thenApply(answer -> answer.getResult());
  }

  private static VaultToken token(Picked picked, Instant askedAt) throws IOException {
    Duration lifetime = Duration.ofSeconds(picked.number(LEASE_DURATION));
    boolean batch = picked.plainText(TYPE).equals(BATCH);
    VaultToken.Grant grant =
        new VaultToken.Grant(lifetime, lifetime, picked.flag(RENEWABLE), !batch);
    return new VaultToken(tokenSecret(picked.text(TOKEN)), grant, askedAt);
  }

  private static Secret tokenSecret(byte[] text) throws IOException {
    if (text.length == 0 || !JsonBody.isPlain(text)) {
      throw new IOException("no token");
    }
    return Secret.taking(text.clone());
  }

  /** The answer repeats the token, which is not picked. */
  private CompletionStage<VaultToken> tokenOfFile(byte[] text, Instant askedAt) {
    Secret secret = Secret.taking(text.clone());
    AnswerReading<VaultToken> reading =
        AnswerReading.picking(
            Set.of(FILE_TTL, FILE_CREATION_TTL, FILE_RENEWABLE),
            picked -> new VaultToken(secret, grantOfFile(picked), askedAt));
    return http.execute(VaultRequests.lookUpToken(reading), secret)
        .thenApply(answer -> answer.getResult())
        .whenComplete(
            (token, failure) -> {
              if (failure != null) {
                secret.close();
              }
            });
  }

  private static VaultToken.Grant grantOfFile(Picked picked) throws IOException {
    Duration remaining = Duration.ofSeconds(picked.number(FILE_TTL));
    Duration lifetime = Duration.ofSeconds(picked.number(FILE_CREATION_TTL));
    return new VaultToken.Grant(lifetime, remaining, picked.flag(FILE_RENEWABLE), false);
  }
}
