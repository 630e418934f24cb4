package io.sallyport.runtime.vault.server.clients;

import io.github.jopenlibs.vault.SslConfig;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.api.pki.Credential;
import io.github.jopenlibs.vault.api.pki.CredentialFormat;
import io.github.jopenlibs.vault.response.LogicalResponse;
import io.github.jopenlibs.vault.response.VaultResponse;
import io.sallyport.runtime.vault.server.AppRole;
import io.sallyport.runtime.vault.server.VaultServer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** vault-java-driver, which keeps to Vault's own words. It throws for some errors only. */
final class JavaDriverClient implements OtherClient {
  private final Vault vault;

  /** To the other one every path is a key-value engine's, and gets another part in its middle. */
  private final Vault plain;

  private JavaDriverClient(Vault vault, Vault plain) {
    this.vault = vault;
    this.plain = plain;
  }

  static JavaDriverClient login(VaultServer server, AppRole role) throws VaultException {
    String token =
        Vault.create(config(server, 2).build())
            .auth()
            .loginByAppRole(role.roleId(), role.secretId())
            .getAuthClientToken();
    return new JavaDriverClient(
        Vault.create(config(server, 2).token(token).build()),
        Vault.create(config(server, 1).token(token).build()));
  }

  private static VaultConfig config(VaultServer server, int engineVersion) throws VaultException {
    return new VaultConfig()
        .environmentLoader(new NoEnvironment())
        .address(server.address().toString())
        .engineVersion(engineVersion)
        .sslConfig(new SslConfig().pemFile(server.trust().toFile()).build());
  }

  @Override
  public List<String> ownPolicies() throws VaultException {
    return vault.auth().lookupSelf().getPolicies();
  }

  @Override
  public Duration renewItself() throws VaultException {
    return Duration.ofSeconds(vault.auth().renewSelf().getAuthLeaseDuration());
  }

  @Override
  public void writeSecret(String path, Map<String, Object> values) throws VaultException {
    succeeded(vault.logical().write("secret/" + path, values));
  }

  @Override
  public Read readSecret(String path) throws VaultException {
    return read(vault.logical().read("secret/" + path));
  }

  @Override
  public Read readSecret(String path, int version) throws VaultException {
    return read(vault.logical().read("secret/" + path, true, version));
  }

  private static Read read(LogicalResponse response) {
    succeeded(response);
    return new Read(response.getData(), response.getDataMetadata().getVersion().intValue());
  }

  @Override
  public Certified issue(String mount, String role, String commonName, Duration validity)
      throws VaultException {
    Credential issued =
        succeeded(
                vault
                    .pki(mount)
                    .issue(
                        role,
                        commonName,
                        List.of(),
                        List.of(),
                        validity.toSeconds() + "s",
                        CredentialFormat.PEM))
            .getCredential();
    return new Certified(issued.getCertificate(), issued.getIssuingCa(), issued.getPrivateKey());
  }

  @Override
  public String encrypt(String key, String text) throws VaultException {
    String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return logical("transit/encrypt/" + key, Map.of("plaintext", base64), "ciphertext");
  }

  @Override
  public String decrypt(String key, String ciphertext) throws VaultException {
    String base64 =
        logical("transit/decrypt/" + key, Map.of("ciphertext", ciphertext), "plaintext");
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private String logical(String path, Map<String, Object> values, String wanted)
      throws VaultException {
    return Objects.requireNonNull(
        succeeded(plain.logical().write(path, values)).getData().get(wanted));
  }

  @Override
  public String databaseLease(String role) throws VaultException {
    return succeeded(vault.database().creds(role)).getLeaseId();
  }

  @Override
  public Duration renew(String lease, Duration increment) throws VaultException {
    byte[] body =
        succeeded(vault.sys().leases().renew(lease, increment.toSeconds()))
            .getRestResponse()
            .getBody();
    return Duration.ofSeconds(
        new JsonObject(new String(body, StandardCharsets.UTF_8)).getInteger("lease_duration"));
  }

  @Override
  public void revoke(String lease) throws VaultException {
    succeeded(vault.sys().leases().revoke(lease));
  }

  private static <T extends VaultResponse> T succeeded(T response) {
    int status = response.getRestResponse().getStatus();
    if (status >= 300) {
      throw new IllegalStateException("status " + status);
    }
    return response;
  }
}
