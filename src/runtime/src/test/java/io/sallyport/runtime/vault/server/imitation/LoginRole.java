package io.sallyport.runtime.vault.server.imitation;

import java.time.Duration;
import java.util.List;

/** What a role of any login gives its tokens. */
record LoginRole(List<String> policies, Duration ttl, Duration maxTtl) {
  static LoginRole of(Call call) {
    List<String> policies = call.texts("token_policies");
    return new LoginRole(
        policies.isEmpty() ? call.texts("policies") : policies,
        call.duration("token_ttl"),
        call.duration("token_max_ttl"));
  }
}
