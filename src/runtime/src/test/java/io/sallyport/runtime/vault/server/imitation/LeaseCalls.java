package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;

/** The calls about leases; their id stands in the body, or in the path. */
final class LeaseCalls {
  private final Leases leases;
  private final Clock clock;

  LeaseCalls(Leases leases, Clock clock) {
    this.leases = leases;
    this.clock = clock;
  }

  Reply handle(Call call, String action, String rest) {
    return switch (action) {
      case "renew" -> renew(call, id(call, rest));
      case "revoke" -> revoke(id(call, rest));
      case "revoke-prefix" -> revokeBelow(rest);
      case "lookup" ->
          call.operation() == Operation.LIST
              ? Reply.keys("system", leases.below(rest.endsWith("/") ? rest : rest + "/"))
              : lookUp(id(call, rest));
      default -> throw Refusal.of(404, "1 error occurred:\n\t* unsupported path\n\n");
    };
  }

  private static String id(Call call, String rest) {
    String id = call.text("lease_id").isEmpty() ? rest : call.text("lease_id");
    if (id.isEmpty()) {
      throw Refusal.of(400, "lease_id must be specified");
    }
    return id;
  }

  private Reply renew(Call call, String id) {
    Lease lease = leases.find(id).orElseThrow(() -> Refusal.of(400, "lease not found"));
    Renewal time = leases.renew(lease, call.duration("increment"));
    return Reply.leased("system", lease, Durations.rounded(time.duration()), null, time.warning());
  }

  private Reply revoke(String id) {
    leases.revoke(id);
    return Reply.nothing();
  }

  private Reply revokeBelow(String prefix) {
    leases.revokeBelow(prefix);
    return Reply.nothing();
  }

  private Reply lookUp(String id) {
    Lease lease = leases.find(id).orElseThrow(() -> Refusal.of(400, "invalid lease"));
    return Reply.data(
        "system",
        new JsonObject()
            .put("id", lease.id())
            .put("issue_time", lease.created().toString())
            .put("expire_time", lease.end().toString())
            .put("last_renewal", null)
            .put("renewable", lease.renewable())
            .put("ttl", Duration.between(clock.instant(), lease.end()).toSeconds()));
  }
}
