package io.sallyport.runtime.vault.server.imitation;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a token is to be like.
 *
 * @param max from its creation on, by the role; zero for the server's own limit
 * @param explicitMax the same, by who created it; zero for none
 * @param parent the token that it ends with; empty for an orphan
 */
record TokenPlan(
    SortedSet<String> policies,
    Duration ttl,
    Duration max,
    Duration explicitMax,
    boolean renewable,
    boolean batch,
    String displayName,
    String path,
    String parent,
    Map<String, String> metadata) {

  /** After a login. */
  static TokenPlan login(
      String path, String displayName, LoginRole role, Map<String, String> metadata) {
    return new TokenPlan(
        withDefault(role.policies()),
        role.ttl(),
        role.maxTtl(),
        Duration.ZERO,
        true,
        false,
        displayName,
        path,
        "",
        metadata);
  }

  static SortedSet<String> withDefault(Collection<String> policies) {
    SortedSet<String> all = new TreeSet<>(policies);
    if (!all.contains("root")) {
      all.add("default");
    }
    return all;
  }

  boolean login() {
    return !path.startsWith("auth/token/");
  }

  boolean orphan() {
    return parent.isEmpty();
  }
}
