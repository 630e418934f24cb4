package io.sallyport.runtime.vault.server.imitation;

import io.sallyport.sandbox.authority.CertificateAuthority;
import io.sallyport.sandbox.authority.Issued;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A certificate authority that makes the key too: EC P-256, client certificates. */
final class PkiBackend implements Backend {
  private final Clock clock;
  private final Leases leases;
  private final Map<String, PkiRole> roles = new HashMap<>();
  private final Set<String> issued = new HashSet<>();
  private @Nullable CertificateAuthority authority;

  PkiBackend(Clock clock, Leases leases) {
    this.clock = clock;
    this.leases = leases;
  }

  @Override
  public String type() {
    return "pki";
  }

  @Override
  public boolean isOpen(String path) {
    return Set.of("ca/pem", "ca_chain", "cert/ca").contains(path);
  }

  @Override
  public Future<Reply> handle(Call call, Caller caller) {
    String[] parts = call.path().split("/", 2);
    String rest = parts.length > 1 ? parts[1] : "";
    return Future.succeededFuture(
        switch (parts[0]) {
          case "root" -> root(call);
          case "roles" -> role(call, rest);
          case "issue" -> issue(call, rest, caller);
          case "revoke" -> revoke(call);
          case "ca", "ca_chain" ->
              new Reply(200, "application/pem-certificate-chain", PkiText.pem(known()));
          case "cert" -> Reply.data("", new JsonObject().put("certificate", PkiText.pem(known())));
          default -> throw Refusal.absent();
        });
  }

  private Reply root(Call call) {
    CertificateAuthority made = CertificateAuthority.create(call.text("common_name"), clock);
    authority = made;
    String pem = PkiText.pem(made);
    return Reply.data(type(), new JsonObject().put("certificate", pem).put("issuing_ca", pem));
  }

  private Reply role(Call call, String name) {
    if (call.writes()) {
      roles.put(name, PkiRole.of(call));
    }
    @Nullable PkiRole role = roles.get(name);
    if (role == null) {
      throw Refusal.absent();
    }
    return Reply.data(
        type(),
        new JsonObject()
            .put("allowed_uri_sans", new JsonArray(role.uris()))
            .put("ttl", role.ttl().toSeconds())
            .put("max_ttl", role.maxTtl().toSeconds())
            .put("generate_lease", role.leased()));
  }

  private Reply issue(Call call, String name, Caller caller) {
    @Nullable PkiRole role = roles.get(name);
    if (role == null) {
      throw Refusal.of(400, "unknown role: " + name);
    }
    if (call.text("common_name").isEmpty()) {
      throw Refusal.of(
          400,
          "the common_name field is required, or must be provided in a CSR with"
              + " \"use_csr_common_name\" set to true, unless \"require_cn\" is set to false");
    }
    List<String> uris = call.texts("uri_sans");
    if (!uris.stream().allMatch(role::allows)) {
      throw Refusal.of(
          400,
          "URI Subject Alternative Names were provided via the API which are not valid for this"
              + " role");
    }
    Duration validity = role.validity(call.duration("ttl"));
    Issued fresh = known().issueClient(call.text("common_name"), uris, dnsNames(call), validity);
    issued.add(PkiText.serialNumber(fresh.certificate()));
    return reply(call, name, role, caller, fresh, validity);
  }

  private Reply reply(
      Call call, String name, PkiRole role, Caller caller, Issued fresh, Duration validity) {
    JsonObject data = PkiText.issued(fresh, known(), call);
    @Nullable String warning = warning(call, role);
    if (!role.leased()) {
      return Reply.json(200, Reply.warned(Reply.wrapped(type()).put("data", data), warning));
    }
    Lease lease =
        leases.create(
            caller.mount() + "issue/" + name, caller.known().id(), false, validity, validity);
    return Reply.leased(type(), lease, validity.toSeconds(), data, warning);
  }

  private static List<String> dnsNames(Call call) {
    String name = call.text("common_name");
    return name.matches("[A-Za-z0-9.-]+") && !call.flag("exclude_cn_from_sans", false)
        ? List.of(name)
        : List.of();
  }

  private static @Nullable String warning(Call call, PkiRole role) {
    Duration asked = call.duration("ttl");
    return asked.compareTo(role.maxTtl()) <= 0
        ? null
        : "TTL \"%s\" is longer than permitted maxTTL \"%s\", so maxTTL is being used"
            .formatted(Durations.format(asked), Durations.format(role.maxTtl()));
  }

  private Reply revoke(Call call) {
    String serialNumber = call.text("serial_number");
    if (!issued.contains(serialNumber)) {
      throw Refusal.of(400, "certificate with serial " + serialNumber + " not found.");
    }
    return Reply.data(
        type(),
        new JsonObject()
            .put("revocation_time", clock.instant().getEpochSecond())
            .put("state", "revoked"));
  }

  private CertificateAuthority known() {
    if (authority == null) {
      throw Refusal.of(
          400, "error fetching CA certificate: no default issuer currently configured");
    }
    return authority;
  }
}
