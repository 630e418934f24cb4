package io.sallyport.runtime.rotation;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes credentials whose content is their version, and knows them again. */
final class Values {
  private final Map<Credential, String> versions = new ConcurrentHashMap<>();

  Credential text(String version) {
    return known(new Credential.Text(Secret.taking(bytes(version))), version);
  }

  Credential known(Credential value, String version) {
    versions.put(value, version);
    return value;
  }

  /** Its version; throws when it was wiped. */
  String version(Credential value) {
    String version = versions.getOrDefault(value, "unknown");
    if (value instanceof Credential.Text text && !text.secret().sameAs(bytes(version))) {
      throw new AssertionError("another content than " + version);
    }
    return version;
  }

  static boolean isWiped(Credential value) {
    try {
      ((Credential.Text) value).secret().sameAs(new byte[0]);
      return false;
    } catch (IllegalStateException wiped) {
      return true;
    }
  }

  private static byte[] bytes(String version) {
    return version.getBytes(StandardCharsets.UTF_8);
  }
}
