package io.sallyport.runtime.vault.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Does things to a Vault as root, over HTTPS and JSON as anybody else. Every call blocks, and
 * throws a {@link VaultRefusal} where the server does not do it.
 */
public final class VaultAdmin {
  private final VaultHttp http;
  private final String rootToken;
  private final String unsealKey;

  VaultAdmin(URI address, Path trust, String rootToken, String unsealKey) {
    this.http = new VaultHttp(address, TestTls.client(trust, null)).token(rootToken);
    this.rootToken = rootToken;
    this.unsealKey = unsealKey;
  }

  /** The root token, for clients that want one. */
  public String rootToken() {
    return rootToken;
  }

  /** Writes; the whole answer, without members where there is none. */
  public JsonObject write(String path, JsonObject body) {
    return done("POST " + path, http.post(path, body)).body();
  }

  /** Reads; the whole answer. */
  public JsonObject read(String path) {
    return done("GET " + path, http.get(path)).body();
  }

  /** Deletes. */
  public void delete(String path) {
    done("DELETE " + path, http.send("DELETE", path, null));
  }

  /** The names under a path; none where there is nothing. */
  public List<String> list(String path) {
    VaultAnswer answer = http.get(path + "?list=true");
    if (answer.status() == 404) {
      return List.of();
    }
    return done("LIST " + path, answer).data().getJsonArray("keys").stream()
        .map(String::valueOf)
        .toList();
  }

  /** Mounts a key-value engine, version 2. */
  public void enableKv(String mount) {
    mount(mount, "kv", new JsonObject().put("version", "2"));
  }

  /** Writes a secret; its new version. */
  public int putKv(String mount, String path, Map<String, String> values) {
    JsonObject data = new JsonObject();
    values.forEach(data::put);
    return write(mount + "/data/" + path, new JsonObject().put("data", data))
        .getJsonObject("data")
        .getInteger("version");
  }

  /** Deletes a secret's latest version, which can be undone. */
  public void deleteKv(String mount, String path) {
    delete(mount + "/data/" + path);
  }

  /** Makes a secret's values and history go away for good. */
  public void destroyKv(String mount, String path) {
    delete(mount + "/metadata/" + path);
  }

  /**
   * Mounts a certificate authority with a root of its own and a role for client certificates that
   * last one hour, at most one day.
   *
   * @return the root's certificate in PEM
   */
  public String enablePki(String mount, String role) {
    mount(mount, "pki", new JsonObject());
    write("sys/mounts/" + mount + "/tune", new JsonObject().put("max_lease_ttl", "87600h"));
    JsonObject root =
        write(
            mount + "/root/generate/internal",
            new JsonObject()
                .put("common_name", "Root of " + mount)
                .put("ttl", "8760h")
                .put("key_type", "ec")
                .put("key_bits", 256));
    pkiRole(mount, role, Duration.ofHours(1), Duration.ofDays(1), false);
    return root.getJsonObject("data").getString("certificate");
  }

  /** A role for client certificates with EC P-256 keys, any common name and any URI. */
  public void pkiRole(String mount, String role, Duration ttl, Duration maxTtl, boolean leased) {
    write(
        mount + "/roles/" + role,
        new JsonObject()
            .put("key_type", "ec")
            .put("key_bits", 256)
            .put("allow_any_name", true)
            .put("enforce_hostnames", false)
            .put("allowed_uri_sans", new JsonArray().add("*"))
            .put("client_flag", true)
            .put("server_flag", false)
            .put("ttl", seconds(ttl))
            .put("max_ttl", seconds(maxTtl))
            .put("generate_lease", leased));
  }

  /** Mounts an engine that encrypts, with one key (AES-256-GCM). */
  public void enableTransit(String mount, String key) {
    mount(mount, "transit", new JsonObject());
    write(mount + "/keys/" + key, new JsonObject().put("type", "aes256-gcm96"));
  }

  /** A new version of the key; what the older ones encrypted still decrypts. */
  public void rotateTransit(String mount, String key) {
    write(mount + "/keys/" + key + "/rotate", new JsonObject());
  }

  /** Mounts an engine that makes PostgreSQL logins, with one role that may read. */
  public void enableDatabase(
      String mount, String role, DatabaseAccess database, Duration ttl, Duration maxTtl) {
    mount(mount, "database", new JsonObject());
    write(
        mount + "/config/postgresql",
        new JsonObject()
            .put("plugin_name", "postgresql-database-plugin")
            .put("allowed_roles", new JsonArray().add("*"))
            .put("connection_url", database.url())
            .put("username", database.username())
            .put("password", database.password())
            .put("verify_connection", database.exists()));
    databaseRole(mount, role, ttl, maxTtl);
  }

  /** One more role of the database. */
  public void databaseRole(String mount, String role, Duration ttl, Duration maxTtl) {
    write(
        mount + "/roles/" + role,
        new JsonObject()
            .put("db_name", "postgresql")
            .put(
                "creation_statements",
                new JsonArray()
                    .add(
                        "CREATE ROLE \"{{name}}\" WITH LOGIN PASSWORD '{{password}}'"
                            + " VALID UNTIL '{{expiration}}'")
                    .add("GRANT pg_read_all_data TO \"{{name}}\""))
            .put("default_ttl", seconds(ttl))
            .put("max_ttl", seconds(maxTtl)));
  }

  /** Mounts AppRole with one role; a secret id for it. */
  public AppRole enableAppRole(String mount, String role, TokenTerms terms) {
    mountAuth(mount, "approle");
    write("auth/" + mount + "/role/" + role, terms.asRole());
    return newSecretId(mount, role);
  }

  /** One more secret id of a role. */
  public AppRole newSecretId(String mount, String role) {
    String path = "auth/" + mount + "/role/" + role;
    return new AppRole(
        read(path + "/role-id").getJsonObject("data").getString("role_id"),
        write(path + "/secret-id", new JsonObject()).getJsonObject("data").getString("secret_id"));
  }

  /** Mounts the login by JSON web tokens of an issuer, with one role. */
  public void enableJwt(String mount, String role, JwtIssuer issuer, TokenTerms terms) {
    mountAuth(mount, "jwt");
    write(
        "auth/" + mount + "/config",
        new JsonObject()
            .put("jwt_validation_pubkeys", new JsonArray().add(issuer.publicKeyPem()))
            .put("bound_issuer", JwtIssuer.ISSUER));
    write(
        "auth/" + mount + "/role/" + role,
        terms
            .asRole()
            .put("role_type", "jwt")
            .put("bound_audiences", new JsonArray().add(JwtIssuer.AUDIENCE))
            .put("user_claim", "sub"));
  }

  /** Mounts the login by TLS client certificates of an authority, with one role. */
  public void enableCert(String mount, String role, String authorityPem, TokenTerms terms) {
    mountAuth(mount, "cert");
    write("auth/" + mount + "/certs/" + role, terms.asRole().put("certificate", authorityPem));
  }

  /** Mounts the login by tokens of one service account of a cluster. */
  public void enableKubernetes(
      String mount,
      String role,
      ClusterDouble cluster,
      String namespace,
      String serviceAccount,
      TokenTerms terms) {
    mountAuth(mount, "kubernetes");
    write(
        "auth/" + mount + "/config",
        new JsonObject()
            .put("kubernetes_host", cluster.address().toString())
            .put("kubernetes_ca_cert", cluster.authorityPem())
            .put("token_reviewer_jwt", cluster.reviewerToken())
            .put("disable_local_ca_jwt", true));
    write(
        "auth/" + mount + "/role/" + role,
        terms
            .asRole()
            .put("audience", JwtIssuer.AUDIENCE)
            .put("bound_service_account_names", new JsonArray().add(serviceAccount))
            .put("bound_service_account_namespaces", new JsonArray().add(namespace)));
  }

  /** Writes a policy. */
  public void policy(String name, String hcl) {
    write("sys/policies/acl/" + name, new JsonObject().put("policy", hcl));
  }

  /** A token of its own; {@code maxTtl} is its explicit one, zero for none. */
  public String createToken(
      List<String> policies, Duration ttl, Duration maxTtl, boolean renewable, TokenType type) {
    JsonObject asked =
        new JsonObject()
            .put("policies", new JsonArray(policies))
            .put("ttl", seconds(ttl))
            .put("renewable", renewable)
            .put("type", type.text());
    if (!maxTtl.isZero()) {
      asked.put("explicit_max_ttl", seconds(maxTtl));
    }
    return write("auth/token/create", asked).getJsonObject("auth").getString("client_token");
  }

  /** Revokes a token and what was leased to it. */
  public void revokeToken(String token) {
    write("auth/token/revoke", new JsonObject().put("token", token));
  }

  /** Revokes every lease under a prefix, {@code database/creds/sallyport}. */
  public void revokeLeases(String prefix) {
    write("sys/leases/revoke-prefix/" + prefix, new JsonObject());
  }

  /** Nothing but its state is answered from here on. */
  public void seal() {
    write("sys/seal", new JsonObject());
  }

  /** Opens it again. */
  public void unseal() {
    write("sys/unseal", new JsonObject().put("key", unsealKey));
  }

  private void mount(String path, String type, JsonObject options) {
    write("sys/mounts/" + path, new JsonObject().put("type", type).put("options", options));
  }

  private void mountAuth(String path, String type) {
    write("sys/auth/" + path, new JsonObject().put("type", type));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }

  private static VaultAnswer done(String call, VaultAnswer answer) {
    if (answer.status() >= 300) {
      throw new VaultRefusal(call, answer);
    }
    return answer;
  }
}
