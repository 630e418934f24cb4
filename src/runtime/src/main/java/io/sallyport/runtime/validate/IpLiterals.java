package io.sallyport.runtime.validate;

import java.util.regex.Pattern;

/** Addresses of IP as text. Never asks a name server, as the JDK's own parser might. */
final class IpLiterals {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern V6_GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final int V6_GROUPS = 8;

  private IpLiterals() {}

  /** Whether it is an address of version 4 or 6 (RFC 4291, section 2.2), without a zone. */
  static boolean isAddress(String text) {
    return text.indexOf(':') < 0 ? V4.matcher(text).matches() : isVersion6(text);
  }

  private static boolean isVersion6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == V6_GROUPS;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    int groupsBefore = before.isEmpty() ? 0 : groups(before, false);
    int groupsAfter = after.isEmpty() ? 0 : groups(after, true);
    return groupsBefore >= 0 && groupsAfter >= 0 && groupsBefore + groupsAfter < V6_GROUPS;
  }

  /** How many groups of 16 bits, or -1 when something else stands between the colons. */
  private static int groups(String text, boolean mayEndAsVersion4) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (V6_GROUP.matcher(parts[i]).matches()) {
        count++;
      } else if (last && mayEndAsVersion4 && V4.matcher(parts[i]).matches()) {
        count += 2;
      } else {
        return -1;
      }
    }
    return count;
  }
}
