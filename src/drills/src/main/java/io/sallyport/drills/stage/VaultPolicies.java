package io.sallyport.drills.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The project's least-privilege policies for what a stage uses of Vault.
 *
 * @param texts HCL, by the policy's name
 */
record VaultPolicies(Map<String, String> texts) {
  VaultPolicies {
    texts = Map.copyOf(texts);
  }

  private static final List<String> USED =
      List.of("credentials-kv", "client-certificates-pki", "token-store-transit", "token");

  /** Reads the files of the project. */
  static VaultPolicies of(Path project) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : USED) {
      Path file = project.resolve("kubernetes/vault").resolve(name + ".hcl");
      try {
        texts.put("sallyport-" + name, Files.readString(file));
      } catch (IOException e) {
        throw new StageException("the policy " + file + " can not be read", e);
      }
    }
    return new VaultPolicies(texts);
  }
}
