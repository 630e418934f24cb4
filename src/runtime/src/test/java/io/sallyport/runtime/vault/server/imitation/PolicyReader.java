package io.sallyport.runtime.vault.server.imitation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of HCL that policies are written in: {@code path} blocks with {@code capabilities}
 * and {@code allowed_parameters}. Whatever else stands in a policy is refused, so that no test
 * believes in a rule that the double does not know.
 */
final class PolicyReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?:#|//)[^\n]*|\"((?:[^\"\\\\\n]|\\\\.)*)\"|([a-z_]+)|([{}\\[\\]=,:]))");
  private static final Set<String> CAPABILITIES =
      Set.of("create", "read", "update", "patch", "delete", "list", "sudo", "deny");
  private static final Set<String> MARKS = Set.of("{", "}", "[", "]", "=", ",", ":");

  private final List<String> words = new ArrayList<>();
  private int next;

  private PolicyReader(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      add(matcher);
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw malformed("unknown text at " + end);
    }
  }

  /** The rules in a policy's text. */
  static List<PolicyRule> read(String text) {
    PolicyReader reader = new PolicyReader(text);
    List<PolicyRule> rules = new ArrayList<>();
    while (reader.next < reader.words.size()) {
      rules.add(reader.rule());
    }
    return List.copyOf(rules);
  }

  private void add(Matcher matcher) {
    if (matcher.group(1) != null) {
      words.add("\"" + matcher.group(1));
    } else if (matcher.group(2) != null) {
      words.add(matcher.group(2));
    } else if (matcher.group(3) != null) {
      words.add(matcher.group(3));
    }
  }

  private PolicyRule rule() {
    expect("path");
    PolicyPath path = new PolicyPath(string());
    Set<String> capabilities = new TreeSet<>();
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    expect("{");
    while (!skip("}")) {
      String name = word();
      expect("=");
      switch (name) {
        case "capabilities" -> capabilities.addAll(capabilities());
        case "allowed_parameters" -> parameters.putAll(parameters());
        default -> throw malformed("the double of Vault does not know " + name);
      }
    }
    return new PolicyRule(path, capabilities, parameters);
  }

  private List<String> capabilities() {
    List<String> all = strings();
    if (!CAPABILITIES.containsAll(all)) {
      throw malformed("path has an invalid capability");
    }
    return all;
  }

  private Map<String, List<String>> parameters() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    expect("{");
    while (!skip("}")) {
      String name = string();
      if (!skip("=")) {
        expect(":");
      }
      all.put(name.toLowerCase(Locale.ROOT), strings());
      skip(",");
    }
    return all;
  }

  private List<String> strings() {
    List<String> all = new ArrayList<>();
    expect("[");
    while (!skip("]")) {
      all.add(string());
      skip(",");
    }
    return all;
  }

  private String string() {
    String word = word();
    if (!word.startsWith("\"")) {
      throw malformed("a text is missing before " + word);
    }
    return word.substring(1);
  }

  private void expect(String wanted) {
    String word = word();
    if (!word.equals(wanted)) {
      throw malformed("expected " + wanted + ", found " + word);
    }
  }

  private boolean skip(String wanted) {
    boolean there = MARKS.contains(wanted) && next < words.size() && words.get(next).equals(wanted);
    if (there) {
      next++;
    }
    return there;
  }

  private String word() {
    if (next == words.size()) {
      throw malformed("it ends too early");
    }
    return words.get(next++);
  }

  private static Refusal malformed(String reason) {
    return Refusal.of(400, "failed to parse policy: " + reason);
  }
}
