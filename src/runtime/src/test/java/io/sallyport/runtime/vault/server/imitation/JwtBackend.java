package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.Future;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The login by JSON web tokens of an issuer whose keys are known here. */
final class JwtBackend implements Backend {
  private final Tokens tokens;
  private final Clock clock;
  private final Map<String, Role> roles = new HashMap<>();
  private List<PublicKey> keys = List.of();
  private String issuer = "";

  private record Role(LoginRole terms, List<String> audiences, String userClaim) {}

  JwtBackend(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "jwt";
  }

  @Override
  public boolean isOpen(String path) {
    return path.equals("login");
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    if (call.path().equals("login")) {
      return Future.succeededFuture(login(call, caller.mount()));
    }
    if (call.path().equals("config")) {
      keys = call.texts("jwt_validation_pubkeys").stream().map(JwtBackend::key).toList();
      issuer = call.text("bound_issuer");
    } else if (call.path().startsWith("role/")) {
      roles.put(
          call.path().substring("role/".length()),
          new Role(LoginRole.of(call), call.texts("bound_audiences"), call.text("user_claim")));
    } else {
      throw Refusal.absent();
    }
    return Future.succeededFuture(Reply.nothing());
  }

  private Reply login(Call call, String mount) {
    String name = call.text("role");
    @Nullable Role role = roles.get(name);
    if (role == null) {
      throw Refusal.of(400, "role \"" + name + "\" could not be found");
    }
    if (call.text("jwt").isEmpty()) {
      throw Refusal.of(400, "missing token");
    }
    Jwt jwt =
        Jwt.parse(call.text("jwt"))
            .orElseThrow(
                () ->
                    invalid(
                        "error verifying token signature: go-jose/go-jose: compact JWS format must"
                            + " have three parts"));
    check(jwt, role);
    String user = jwt.claim(role.userClaim);
    if (user.isEmpty()) {
      throw Refusal.of(400, "claim \"" + role.userClaim + "\" not found in token");
    }
    TokenPlan plan =
        TokenPlan.login(mount + "login", "jwt-" + user, role.terms, Map.of("role", name));
    return tokens.create(plan).reply("");
  }

  private void check(Jwt jwt, Role role) {
    if (keys.stream().noneMatch(jwt::isSignedWith)) {
      throw invalid(
          "error verifying token signature: no known key successfully validated the token"
              + " signature");
    }
    if (jwt.claims().getLong("exp", Long.MAX_VALUE) <= clock.instant().getEpochSecond()) {
      throw invalid("invalid expiration time (exp) claim: token is expired");
    }
    if (!issuer.isEmpty() && !issuer.equals(jwt.claim("iss"))) {
      throw invalid("invalid issuer (iss) claim");
    }
    if (Collections.disjoint(role.audiences, jwt.audiences())) {
      throw invalid(
          "invalid audience (aud) claim: audience claim does not match any expected audience");
    }
  }

  private static Refusal invalid(String reason) {
    return Refusal.of(400, "error validating token: " + reason);
  }

  private static PublicKey key(String pem) {
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw Refusal.of(400, "error parsing public key");
    }
  }
}
