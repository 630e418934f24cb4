package io.sallyport.runtime.vault;

import io.quarkus.vault.client.api.auth.token.VaultAuthTokenRequestFactory;
import io.quarkus.vault.client.api.secrets.database.VaultSecretsDatabaseRequestFactory;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2RequestFactory;
import io.quarkus.vault.client.api.sys.leases.VaultSysLeasesRequestFactory;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResultExtractor;
import io.quarkus.vault.client.common.VaultVoidResultExtractor;
import java.time.Duration;
import java.util.List;

/**
 * The requests that we send. Paths and methods are the client library's where it makes no texts of
 * secrets; bodies are bytes, which stay the caller's to wipe once the answer is there.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs">Vault's HTTP API</a>
 */
final class VaultRequests {
  private static final List<Integer> OK = List.of(200);
  private static final List<Integer> DONE = List.of(200, 204);

  private VaultRequests() {}

  static <T> VaultRequest<T> logIn(String mount, byte[] body, VaultResultExtractor<T> reading) {
    return post(VaultOperation.LOG_IN, body, "auth", mount, "login").build(reading);
  }

  static <T> VaultRequest<T> lookUpToken(VaultResultExtractor<T> reading) {
    return like(VaultOperation.LOOK_UP_TOKEN, VaultAuthTokenRequestFactory.INSTANCE.lookupSelf())
        .build(reading);
  }

  static <T> VaultRequest<T> renewToken(Duration more, VaultResultExtractor<T> reading) {
    return like(VaultOperation.RENEW_TOKEN, VaultAuthTokenRequestFactory.INSTANCE.renewSelf(more))
        .body(new JsonBody().with("increment", seconds(more)).bytes())
        .build(reading);
  }

  static VaultRequest<Void> revokeToken() {
    return like(VaultOperation.REVOKE_TOKEN, VaultAuthTokenRequestFactory.INSTANCE.revokeSelf())
        .expectedStatusCodes(DONE)
        .build(VaultVoidResultExtractor.INSTANCE);
  }

  static <T> VaultRequest<T> readSecret(
      String mount, String path, VaultResultExtractor<T> reading) {
    return like(
            VaultOperation.READ_SECRET,
            VaultSecretsKV2RequestFactory.INSTANCE.readSecret(mount, path))
        .build(reading);
  }

  static <T> VaultRequest<T> issueCertificate(
      String mount, String role, byte[] body, VaultResultExtractor<T> reading) {
    return post(VaultOperation.ISSUE_CERTIFICATE, body, mount, "issue", role).build(reading);
  }

  static <T> VaultRequest<T> makeLogin(String mount, String role, VaultResultExtractor<T> reading) {
    return like(
            VaultOperation.MAKE_LOGIN,
            VaultSecretsDatabaseRequestFactory.INSTANCE.generateCredentials(mount, role))
        .build(reading);
  }

  static <T> VaultRequest<T> renewLease(
      String lease, Duration more, VaultResultExtractor<T> reading) {
    return like(
            VaultOperation.RENEW_LEASE, VaultSysLeasesRequestFactory.INSTANCE.renew(lease, more))
        .body(new JsonBody().with("lease_id", lease).with("increment", seconds(more)).bytes())
        .build(reading);
  }

  /** Vault takes it on at once and repeats by itself what does not work at the first time. */
  static VaultRequest<Void> revokeLease(String lease) {
    return like(
            VaultOperation.REVOKE_LEASE, VaultSysLeasesRequestFactory.INSTANCE.revoke(lease, false))
        .body(new JsonBody().with("lease_id", lease).bytes())
        .expectedStatusCodes(DONE)
        .build(VaultVoidResultExtractor.INSTANCE);
  }

  static <T> VaultRequest<T> encrypt(
      String mount, String key, byte[] body, VaultResultExtractor<T> reading) {
    return post(VaultOperation.ENCRYPT, body, mount, "encrypt", key).build(reading);
  }

  static <T> VaultRequest<T> decrypt(
      String mount, String key, byte[] body, VaultResultExtractor<T> reading) {
    return post(VaultOperation.DECRYPT, body, mount, "decrypt", key).build(reading);
  }

  private static VaultRequest.Builder<Object> like(
      VaultOperation operation, VaultRequest<?> template) {
    return VaultRequest.request(operation.name(), template.getMethod())
        .path(template.getPath())
        .expectedStatusCodes(OK);
  }

  private static VaultRequest.Builder<Object> post(
      VaultOperation operation, byte[] body, String... path) {
    return VaultRequest.post(operation.name())
        .path((Object[]) path)
        .body(body)
        .expectedStatusCodes(OK);
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
