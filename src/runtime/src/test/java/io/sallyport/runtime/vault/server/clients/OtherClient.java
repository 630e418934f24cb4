package io.sallyport.runtime.vault.server.clients;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the clients have in common, each in its own way; logged in by AppRole. */
interface OtherClient {
  List<String> ownPolicies() throws Exception;

  Duration renewItself() throws Exception;

  void writeSecret(String path, Map<String, Object> values) throws Exception;

  Read readSecret(String path) throws Exception;

  Read readSecret(String path, int version) throws Exception;

  Certified issue(String mount, String role, String commonName, Duration validity) throws Exception;

  String encrypt(String key, String text) throws Exception;

  String decrypt(String key, String ciphertext) throws Exception;

  String databaseLease(String role) throws Exception;

  Duration renew(String lease, Duration increment) throws Exception;

  void revoke(String lease) throws Exception;

  /** A secret as it was read. */
  record Read(Map<String, String> values, int version) {}

  /** A certificate as it was issued. */
  record Certified(String certificatePem, String issuerPem, String privateKeyPem) {
    @Override
    public String toString() {
      return "Certified";
    }
  }
}
