package io.sallyport.runtime.config;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks at the settings that name files before anything is started, so that a missing one is a
 * clear line and not the failure of whatever would have read it.
 */
public final class SettingsCheck {
  private static final List<String> REQUIRED_FILES =
      List.of(
          "sallyport.data.certificate",
          "sallyport.data.private-key",
          "sallyport.data.client-trust",
          "sallyport.management.certificate",
          "sallyport.management.private-key",
          "sallyport.management.client-trust");
  private static final Pattern OPTIONAL_FILE =
      Pattern.compile(
          "sallyport\\.(master-key\\.file|credentials\\.file|vault\\.(trust|jwt-file|secret-id-file|"
              + "certificate|private-key|token-file)|connectors\\.[^.]+\\.trust)");

  private SettingsCheck() {}

  /** What is wrong, a line each; empty when nothing is. */
  public static List<String> findings() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .addDiscoveredSources()
            .build();
    List<String> findings = new ArrayList<>();
    for (String name : REQUIRED_FILES) {
      Optional<String> file = config.getOptionalValue(name, String.class);
      if (file.isEmpty()) {
        findings.add(name + " is required: it names a file");
      } else {
        readable(findings, name, file.get());
      }
    }
    for (String name : config.getPropertyNames()) {
      if (OPTIONAL_FILE.matcher(name).matches()) {
        config
            .getOptionalValue(name, String.class)
            .ifPresent(file -> readable(findings, name, file));
      }
    }
    return findings;
  }

  private static void readable(List<String> findings, String name, String file) {
    Path path = Path.of(file);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      findings.add(name + " must name a file that can be read; " + path + " can not");
    }
  }
}
