package io.sallyport.runtime.vault.server.contract;

import static io.sallyport.runtime.vault.server.contract.VaultContract.assertDone;
import static io.sallyport.runtime.vault.server.contract.VaultContract.assertRefused;
import static io.sallyport.runtime.vault.server.contract.VaultContract.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.vault.server.TestTls;
import io.sallyport.runtime.vault.server.VaultAnswer;
import io.vertx.core.json.JsonObject;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The engines that issue certificates and that encrypt. */
interface EngineContract extends VaultContract {
  String PLAINTEXT = "aGVsbG8=";
  String BOUND = "dG8gdGhpcw==";

  @Test
  default void aCertificateIsIssuedWithItsKey() throws Exception {
    String rootPem = admin().enablePki("pki-issue", "sallyport");
    VaultAnswer answer =
        assertDone(
            root()
                .post(
                    "pki-issue/issue/sallyport",
                    json("common_name", "shop", "uri_sans", "spiffe://shop/pay", "ttl", "300s")));
    JsonObject data = answer.data();
    assertEquals(
        Set.of(
            "ca_chain",
            "certificate",
            "expiration",
            "issuing_ca",
            "private_key",
            "private_key_type",
            "serial_number"),
        data.fieldNames());
    assertEquals("ec", data.getString("private_key_type"));
    assertTrue(data.getString("private_key").startsWith("-----BEGIN EC PRIVATE KEY-----\n"));
    assertEquals(rootPem, data.getString("issuing_ca"));
    assertEquals(List.of(rootPem), data.getJsonArray("ca_chain").getList());
    assertEquals("", answer.body().getString("lease_id"));
    X509Certificate certificate = TestTls.certificate(data.getString("certificate"));
    certificate.verify(TestTls.certificate(rootPem).getPublicKey());
    assertEquals("CN=shop", certificate.getSubjectX500Principal().getName());
    assertTrue(certificate.getSubjectAlternativeNames().contains(List.of(6, "spiffe://shop/pay")));
    assertTrue(certificate.getExtendedKeyUsage().contains("1.3.6.1.5.5.7.3.2"));
    assertEquals(
        data.getLong("expiration"), certificate.getNotAfter().toInstant().getEpochSecond());
    assertBetween(290, 310, clock().instant(), certificate.getNotAfter().toInstant());
    assertEquals(
        certificate.getSerialNumber().toString(16),
        data.getString("serial_number").replace(":", "").replaceFirst("^0+", ""));
  }

  @Test
  default void aKeyCanComeAsPkcs8() {
    admin().enablePki("pki-pkcs8", "sallyport");
    JsonObject data =
        root()
            .post(
                "pki-pkcs8/issue/sallyport",
                json("common_name", "shop", "private_key_format", "pkcs8"))
            .data();
    assertTrue(data.getString("private_key").startsWith("-----BEGIN PRIVATE KEY-----\n"));
  }

  @Test
  default void aCertificateLastsNoLongerThanTheRoleAllows() {
    admin().enablePki("pki-long", "sallyport");
    VaultAnswer answer =
        root().post("pki-long/issue/sallyport", json("common_name", "shop", "ttl", "99h"));
    Instant end = Instant.ofEpochSecond(assertDone(answer).data().getLong("expiration"));
    assertBetween(86_390, 86_410, clock().instant(), end);
    assertTrue(answer.body().getJsonArray("warnings").getString(0).contains("maxTTL"));
  }

  @Test
  default void aCertificateMayBeLeasedButNotRenewed() {
    admin().enablePki("pki-leased", "sallyport");
    admin().pkiRole("pki-leased", "leased", Duration.ofMinutes(5), Duration.ofMinutes(5), true);
    JsonObject body =
        assertDone(root().post("pki-leased/issue/leased", json("common_name", "shop"))).body();
    assertTrue(body.getString("lease_id").startsWith("pki-leased/issue/leased/"));
    assertEquals(false, body.getBoolean("renewable"));
    int seconds = body.getInteger("lease_duration");
    assertTrue(seconds > 290 && seconds <= 300, () -> "lasts " + seconds);
    assertRefused(
        400,
        "lease is not renewable",
        root().post("sys/leases/renew", json("lease_id", body.getString("lease_id"))));
  }

  @Test
  default void whatMayNotBeIssuedIsNot() {
    admin().enablePki("pki-not", "sallyport");
    assertRefused(
        400, "unknown role: none", root().post("pki-not/issue/none", json("common_name", "a")));
    assertEquals(400, root().post("pki-not/issue/sallyport", new JsonObject()).status());
    admin()
        .write(
            "pki-not/roles/narrow",
            new JsonObject()
                .put("key_type", "ec")
                .put("key_bits", 256)
                .put("allow_any_name", true)
                .put("enforce_hostnames", false)
                .put("allowed_uri_sans", List.of("spiffe://shop/*")));
    assertDone(
        root()
            .post("pki-not/issue/narrow", json("common_name", "a", "uri_sans", "spiffe://shop/a")));
    assertRefused(
        400,
        "URI Subject Alternative Names were provided via the API which are not valid for this role",
        root()
            .post(
                "pki-not/issue/narrow", json("common_name", "a", "uri_sans", "spiffe://other/a")));
  }

  @Test
  default void whatWasEncryptedDecrypts() {
    admin().enableTransit("transit-both", "sallyport");
    VaultAnswer encrypted =
        assertDone(
            root()
                .post(
                    "transit-both/encrypt/sallyport",
                    json("plaintext", PLAINTEXT, "associated_data", BOUND)));
    assertEquals(Set.of("ciphertext", "key_version"), encrypted.data().fieldNames());
    assertEquals(1, encrypted.data().getInteger("key_version"));
    String ciphertext = encrypted.data().getString("ciphertext");
    assertTrue(ciphertext.startsWith("vault:v1:"), ciphertext);
    VaultAnswer decrypted =
        assertDone(
            root()
                .post(
                    "transit-both/decrypt/sallyport",
                    json("ciphertext", ciphertext, "associated_data", BOUND)));
    assertEquals(new JsonObject().put("plaintext", PLAINTEXT), decrypted.data());
  }

  @Test
  default void whatWasBoundToOtherDataDoesNotDecrypt() {
    admin().enableTransit("transit-bound", "sallyport");
    String ciphertext = encrypt("transit-bound");
    String path = "transit-bound/decrypt/sallyport";
    String failed = "cipher: message authentication failed";
    assertRefused(
        400,
        failed,
        root().post(path, json("ciphertext", ciphertext, "associated_data", "b3RoZXI=")));
    assertRefused(400, failed, root().post(path, json("ciphertext", ciphertext)));
  }

  @Test
  default void anOlderKeyStillDecryptsUntilItMayNot() {
    admin().enableTransit("transit-rotated", "sallyport");
    String old = encrypt("transit-rotated");
    admin().rotateTransit("transit-rotated", "sallyport");
    String fresh = encrypt("transit-rotated");
    assertNotEquals(old, fresh);
    assertTrue(fresh.startsWith("vault:v2:"));
    JsonObject decrypt = json("ciphertext", old, "associated_data", BOUND);
    assertDone(root().post("transit-rotated/decrypt/sallyport", decrypt));
    admin()
        .write(
            "transit-rotated/keys/sallyport/config",
            new JsonObject().put("min_decryption_version", 2));
    assertRefused(
        400,
        "ciphertext or signature version is disallowed by policy (too old)",
        root().post("transit-rotated/decrypt/sallyport", decrypt));
  }

  @Test
  default void whatIsNoCiphertextIsRefused() {
    admin().enableTransit("transit-none", "sallyport");
    for (String ciphertext :
        List.of("none", "vault:v1:####", "vault:v1:AAAA", "vault:v9:" + PLAINTEXT)) {
      VaultAnswer answer =
          root().post("transit-none/decrypt/sallyport", json("ciphertext", ciphertext));
      assertEquals(400, answer.status(), ciphertext);
      assertTrue(answer.errors().get(0).startsWith("invalid ciphertext"), answer::toString);
    }
    assertRefused(
        400,
        "encryption key not found",
        root().post("transit-none/decrypt/other", json("ciphertext", "vault:v1:" + PLAINTEXT)));
  }

  @Test
  default void aKeySaysItsVersions() {
    admin().enableTransit("transit-key", "sallyport");
    admin().rotateTransit("transit-key", "sallyport");
    JsonObject data = assertDone(root().get("transit-key/keys/sallyport")).data();
    assertEquals(2, data.getInteger("latest_version"));
    assertEquals(Set.of("1", "2"), data.getJsonObject("keys").fieldNames());
    assertEquals("aes256-gcm96", data.getString("type"));
    assertArrayEquals(
        new Object[] {true, true, false},
        new Object[] {
          data.getBoolean("supports_encryption"),
          data.getBoolean("supports_decryption"),
          data.getBoolean("exportable")
        });
  }

  private String encrypt(String mount) {
    return root()
        .post(mount + "/encrypt/sallyport", json("plaintext", PLAINTEXT, "associated_data", BOUND))
        .data()
        .getString("ciphertext");
  }

  private static void assertBetween(long least, long most, Instant from, Instant to) {
    long seconds = Duration.between(from, to).toSeconds();
    assertTrue(seconds >= least && seconds <= most, () -> "lasts " + seconds);
  }
}
