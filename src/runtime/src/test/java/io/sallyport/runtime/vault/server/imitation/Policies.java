package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policies that there are, and what they allow. */
final class Policies {
  /**
   * What every token may do unless it is created without; the part of Vault's that matters here.
   */
  private static final String DEFAULT =
      """
      path "auth/token/lookup-self" { capabilities = ["read"] }
      path "auth/token/renew-self" { capabilities = ["update"] }
      path "auth/token/revoke-self" { capabilities = ["update"] }
      path "sys/capabilities-self" { capabilities = ["update"] }
      path "sys/renew" { capabilities = ["update"] }
      path "sys/leases/renew" { capabilities = ["update"] }
      path "sys/leases/lookup" { capabilities = ["update"] }
      """;

  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, List<PolicyRule>> rules = new TreeMap<>();

  Policies() {
    put("default", DEFAULT);
  }

  void put(String name, String text) {
    List<PolicyRule> read = PolicyReader.read(text);
    texts.put(name, text);
    rules.put(name, read);
  }

  void remove(String name) {
    texts.remove(name);
    rules.remove(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  List<String> names() {
    return List.copyOf(texts.keySet());
  }

  boolean permit(Collection<String> policies, String path, Operation operation, JsonObject body) {
    return rule(policies, path, operation).map(rule -> rule.permits(operation, body)).orElse(false);
  }

  /** What a token may do there, in the words of policies. */
  List<String> capabilities(Token token, String path) {
    if (token.isRoot()) {
      return List.of("root");
    }
    return rule(token.plan().policies(), path, Operation.READ)
        .map(rule -> List.copyOf(rule.capabilities()))
        .orElse(List.of("deny"));
  }

  private Optional<PolicyRule> rule(Collection<String> policies, String path, Operation operation) {
    Map<PolicyPath, PolicyRule> merged = new LinkedHashMap<>();
    for (String policy : policies) {
      @Nullable List<PolicyRule> known = rules.get(policy);
      if (known != null) {
        known.forEach(rule -> merged.merge(rule.path(), rule, PolicyRule::with));
      }
    }
    return merged.values().stream()
        .filter(rule -> matches(rule.path(), path, operation))
        .max((one, other) -> PolicyPath.BY_PRIORITY.compare(one.path(), other.path()));
  }

  /** A list's path may stand there with its slash or without. */
  private static boolean matches(PolicyPath pattern, String path, Operation operation) {
    return pattern.matches(path)
        || (operation == Operation.LIST && !path.endsWith("/") && pattern.matches(path + "/"));
  }
}
