package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sallyport.sandbox.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Vault with what the runtime needs: the API key in KV, an authority for client certificates
 * in PKI, the master key in transit, and an AppRole that may do no more than that.
 */
final class VaultSource implements Source {
  private static final String KV = "secret/data/sallyport/sandbox";

  private final RealVault vault;
  private final VaultPolicies policies;
  private final Layout layout;
  private final Duration tokenLife;
  private String apiKey = "";
  private String authority = "";
  private String roleId = "";
  private String secretId = "";

  /** A login's token lives so long and can be renewed once. */
  VaultSource(RealVault vault, VaultPolicies policies, Layout layout, Duration tokenLife) {
    this.vault = vault;
    this.policies = policies;
    this.layout = layout;
    this.tokenLife = tokenLife;
  }

  @Override
  public void start() {
    vault.start();
    mount("secret", "kv", Json.object().put("version", "2"));
    mount("pki", "pki", Json.object());
    mount("transit", "transit", Json.object());
    issueAuthority();
    api().put("transit/keys/sallyport", Json.object());
    allow();
  }

  @Override
  public void put(Values values) {
    if (!values.apiKey().equals(apiKey)) {
      ObjectNode body = Json.object();
      body.putObject("data").put("api_key", values.apiKey());
      api().put(KV, body);
      apiKey = values.apiKey();
    }
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("vault.address", vault.address());
    settings.put("vault.trust", layout.certificates().resolve("authority.crt").toString());
    settings.put("vault.authentication", "approle");
    settings.put("vault.role-id", roleId);
    settings.put("vault.secret-id-file", layout.vaultSecretId().toString());
    settings.put("master-key.transit", "transit/sallyport");
    settings.put(
        "connectors.sandbox.credentials.api-key", "vault-kv:secret/sallyport/sandbox#api_key");
    settings.put(
        "connectors.sandbox.credentials.client-certificate",
        "vault-pki:pki/sallyport?common_name=runtime&ttl=24h");
    settings.put("credentials.expiry-horizon", "1h");
    return settings;
  }

  @Override
  public List<String> clientAuthorities() {
    return List.of(authority);
  }

  @Override
  public Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>(vault.secrets());
    secrets.put("Vault secret id", secretId);
    return secrets;
  }

  @Override
  public Optional<ChildProcess> process() {
    return vault.process();
  }

  @Override
  public void stop() {
    vault.end();
  }

  private VaultApi api() {
    return vault.api();
  }

  private void mount(String path, String type, ObjectNode options) {
    if (!api().get("sys/mounts").path("data").has(path + "/")) {
      ObjectNode body = Json.object().put("type", type);
      body.set("options", options);
      body.putObject("config").put("max_lease_ttl", "8760h");
      api().put("sys/mounts/" + path, body);
    }
  }

  private void issueAuthority() {
    if (api().find("pki/issuers?list=true").isEmpty()) {
      api()
          .put(
              "pki/root/generate/internal",
              Json.object()
                  .put("common_name", "Vault authority")
                  .put("key_type", "ec")
                  .put("key_bits", 256)
                  .put("ttl", "8760h"));
    }
    authority = api().get("pki/cert/ca").path("data").path("certificate").asText();
    api()
        .put(
            "pki/roles/sallyport",
            Json.object()
                .put("allowed_domains", "runtime")
                .put("allow_bare_domains", true)
                .put("server_flag", false)
                .put("client_flag", true)
                .put("key_type", "ec")
                .put("key_bits", 256)
                .put("max_ttl", "72h"));
  }

  /** The role is made anew each time: secret ids of earlier times end with the old one. */
  private void allow() {
    if (!api().get("sys/auth").path("data").has("approle/")) {
      api().put("sys/auth/approle", Json.object().put("type", "approle"));
    }
    policies
        .texts()
        .forEach(
            (name, text) ->
                api().put("sys/policies/acl/" + name, Json.object().put("policy", text)));
    String role = "auth/approle/role/sallyport";
    api().delete(role);
    api()
        .put(
            role,
            Json.object()
                .put("token_policies", String.join(",", policies.texts().keySet()))
                .put("token_no_default_policy", true)
                .put("token_ttl", tokenLife.toSeconds() + "s")
                .put("token_max_ttl", tokenLife.multipliedBy(2).toSeconds() + "s"));
    roleId = api().get(role + "/role-id").path("data").path("role_id").asText();
    secretId =
        api().put(role + "/secret-id", Json.object()).path("data").path("secret_id").asText();
    write(layout.vaultSecretId(), secretId);
  }

  private static void write(Path file, String text) {
    try {
      OwnerOnly.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new StageException("the secret id can not be written: " + e.getMessage(), e);
    }
  }
}
