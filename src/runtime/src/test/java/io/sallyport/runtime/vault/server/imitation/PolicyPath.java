package io.sallyport.runtime.vault.server.imitation;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of a policy: {@code +} stands for one part, {@code *} at the end for anything. Where
 * several match, the more exact one holds, by the order that Vault documents.
 */
record PolicyPath(String text) {
  /** The last holds. */
  static final Comparator<PolicyPath> BY_PRIORITY =
      Comparator.comparingInt(PolicyPath::firstWildcard)
          .thenComparing(path -> !path.isPrefix())
          .thenComparing(Comparator.comparingInt(PolicyPath::wildcards).reversed())
          .thenComparingInt(path -> path.text.length())
          .thenComparing(PolicyPath::text);

  private static final Pattern WILDCARD = Pattern.compile("(?<=^|/)\\+(?=/|$)|\\*$");

  boolean matches(String path) {
    return pattern().matcher(path).matches();
  }

  private boolean isPrefix() {
    return text.endsWith("*");
  }

  private int firstWildcard() {
    Matcher matcher = WILDCARD.matcher(text);
    return matcher.find() ? matcher.start() : Integer.MAX_VALUE;
  }

  private int wildcards() {
    return (int) WILDCARD.matcher(text).results().filter(one -> one.group().equals("+")).count();
  }

  private Pattern pattern() {
    StringBuilder pattern = new StringBuilder();
    Matcher matcher = WILDCARD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      pattern.append(Pattern.quote(text.substring(end, matcher.start())));
      pattern.append(matcher.group().equals("+") ? "[^/]+" : ".*");
      end = matcher.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(text.substring(end))).toString());
  }
}
