package io.sallyport.runtime.vault.server.clients;

import io.sallyport.runtime.vault.server.AppRole;
import io.sallyport.runtime.vault.server.TestTls;
import io.sallyport.runtime.vault.server.VaultServer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.SimpleSessionManager;
import org.springframework.vault.client.VaultClients;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.CertificateBundle;
import org.springframework.vault.support.VaultCertificateRequest;
import org.springframework.vault.support.VaultResponse;
import org.springframework.vault.support.Versioned;

/** Spring Vault, without Spring's context. */
final class SpringClient implements OtherClient {
  private final VaultTemplate vault;

  private SpringClient(VaultTemplate vault) {
    this.vault = vault;
  }

  static SpringClient login(VaultServer server, AppRole role) {
    VaultEndpoint endpoint = VaultEndpoint.from(server.address());
    ClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().sslContext(TestTls.client(server.trust(), null)).build());
    AppRoleAuthenticationOptions options =
        AppRoleAuthenticationOptions.builder()
            .roleId(RoleId.provided(role.roleId()))
            .secretId(SecretId.provided(role.secretId()))
            .build();
    AppRoleAuthentication login =
        new AppRoleAuthentication(options, VaultClients.createRestTemplate(endpoint, requests));
    return new SpringClient(new VaultTemplate(endpoint, requests, new SimpleSessionManager(login)));
  }

  @Override
  public List<String> ownPolicies() {
    Object policies = data(vault.read("auth/token/lookup-self")).get("policies");
    return ((List<?>) Objects.requireNonNull(policies)).stream().map(String::valueOf).toList();
  }

  @Override
  public Duration renewItself() {
    VaultResponse answer = vault.write("auth/token/renew-self", Map.of());
    Object seconds = Objects.requireNonNull(answer).getAuth().get("lease_duration");
    return Duration.ofSeconds(((Number) Objects.requireNonNull(seconds)).longValue());
  }

  @Override
  public void writeSecret(String path, Map<String, Object> values) {
    vault.opsForVersionedKeyValue("secret").put(path, values);
  }

  @Override
  public Read readSecret(String path) {
    return read(vault.opsForVersionedKeyValue("secret").get(path));
  }

  @Override
  public Read readSecret(String path, int version) {
    return read(vault.opsForVersionedKeyValue("secret").get(path, Versioned.Version.from(version)));
  }

  private static Read read(@Nullable Versioned<Map<String, Object>> found) {
    Versioned<Map<String, Object>> secret = Objects.requireNonNull(found);
    Map<String, String> values = new LinkedHashMap<>();
    secret.getRequiredData().forEach((name, value) -> values.put(name, String.valueOf(value)));
    return new Read(values, secret.getVersion().getVersion());
  }

  @Override
  public Certified issue(String mount, String role, String commonName, Duration validity) {
    CertificateBundle issued =
        vault
            .opsForPki(mount)
            .issueCertificate(
                role,
                VaultCertificateRequest.builder()
                    .commonName(commonName)
                    .ttl(validity)
                    .format("pem")
                    .build())
            .getRequiredData();
    // Reads the key too, as what it can not read would be of no use to it.
    issued.createKeyStore("own");
    return new Certified(
        issued.getCertificate(), issued.getIssuingCaCertificate(), issued.getPrivateKey());
  }

  @Override
  public String encrypt(String key, String text) {
    return vault.opsForTransit().encrypt(key, text);
  }

  @Override
  public String decrypt(String key, String ciphertext) {
    return vault.opsForTransit().decrypt(key, ciphertext);
  }

  @Override
  public String databaseLease(String role) {
    return Objects.requireNonNull(
        Objects.requireNonNull(vault.read("database/creds/" + role)).getLeaseId());
  }

  @Override
  public Duration renew(String lease, Duration increment) {
    VaultResponse answer =
        vault.write(
            "sys/leases/renew", Map.of("lease_id", lease, "increment", increment.toSeconds()));
    return Duration.ofSeconds(Objects.requireNonNull(answer).getLeaseDuration());
  }

  @Override
  public void revoke(String lease) {
    vault.write("sys/leases/revoke", Map.of("lease_id", lease));
  }

  private static Map<String, Object> data(@Nullable VaultResponse answer) {
    return Objects.requireNonNull(Objects.requireNonNull(answer).getData());
  }
}
