package io.sallyport.runtime.credentials;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the texts of sources apart. */
final class SourceNameReader {
  private static final String SEGMENT = "[A-Za-z0-9._-]+";
  private static final String MOUNT = "(?:[A-Za-z0-9._-]|%2F)+";
  private static final Pattern LOCAL = Pattern.compile("local:([a-z0-9][a-z0-9/._-]{0,99})");
  private static final Pattern FILE = Pattern.compile("file:([^,\\s]+)(?:,([^,\\s]+))?");
  private static final Pattern KV =
      Pattern.compile(
          "vault-kv:("
              + MOUNT
              + ")/("
              + SEGMENT
              + "(?:/"
              + SEGMENT
              + ")*)#("
              + SEGMENT
              + ")(?:,("
              + SEGMENT
              + "))?");
  private static final Pattern PKI =
      Pattern.compile("vault-pki:(" + MOUNT + ")/(" + SEGMENT + ")\\?([^\\s]+)");
  private static final Pattern DATABASE =
      Pattern.compile("vault-database:(" + MOUNT + ")/(" + SEGMENT + ")");
  private static final Pattern PARAMETER =
      Pattern.compile("(common_name|ttl|alt_names|uri_sans|ip_sans)=([^&=\\s]+)");

  private SourceNameReader() {}

  static Optional<SourceName> read(String text) {
    Matcher local = LOCAL.matcher(text);
    if (local.matches()) {
      return Optional.of(new SourceName.Local(text, local.group(1)));
    }
    Matcher file = FILE.matcher(text);
    if (file.matches()) {
      return file(text, given(file.group(1), file.group(2)));
    }
    Matcher kv = KV.matcher(text);
    if (kv.matches()) {
      return Optional.of(
          new SourceName.VaultKv(
              text, mount(kv.group(1)), kv.group(2), given(kv.group(3), kv.group(4))));
    }
    Matcher database = DATABASE.matcher(text);
    if (database.matches()) {
      return Optional.of(
          new SourceName.VaultDatabase(text, mount(database.group(1)), database.group(2)));
    }
    Matcher pki = PKI.matcher(text);
    return pki.matches() ? pki(text, pki) : Optional.empty();
  }

  /** What the file system takes for no path is none; its message would repeat it. */
  private static Optional<SourceName> file(String text, List<String> paths) {
    try {
      return Optional.of(new SourceName.File(text, paths.stream().map(Path::of).toList()));
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }

  private static Optional<SourceName> pki(String text, Matcher pki) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : pki.group(3).split("&", -1)) {
      Matcher parameter = PARAMETER.matcher(part);
      if (!parameter.matches() || parameters.put(parameter.group(1), parameter.group(2)) != null) {
        return Optional.empty();
      }
    }
    return parameters.containsKey("common_name")
        ? Optional.of(new SourceName.VaultPki(text, mount(pki.group(1)), pki.group(2), parameters))
        : Optional.empty();
  }

  private static List<String> given(String first, @Nullable String second) {
    return second == null ? List.of(first) : List.of(first, second);
  }

  private static String mount(String written) {
    return written.replace("%2F", "/");
  }
}
