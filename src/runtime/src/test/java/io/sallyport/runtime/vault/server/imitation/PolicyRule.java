package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be done under a path. Where there are allowed parameters, no other may be sent, and
 * theirs must match one of the listed values; none listed means any.
 */
record PolicyRule(
    PolicyPath path, Set<String> capabilities, Map<String, List<String>> allowedParameters) {

  boolean permits(Operation operation, JsonObject body) {
    return !capabilities.contains("deny")
        && capabilities.contains(operation.capability())
        && (!isWrite(operation) || permitsParameters(body));
  }

  /** Both together, as for one path in two policies. */
  PolicyRule with(PolicyRule other) {
    Set<String> all = new TreeSet<>(capabilities);
    all.addAll(other.capabilities);
    Map<String, List<String>> parameters = new LinkedHashMap<>(allowedParameters);
    other.allowedParameters.forEach(
        (name, values) -> parameters.merge(name, values, PolicyRule::together));
    return new PolicyRule(path, all, parameters);
  }

  private static List<String> together(List<String> some, List<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return List.of();
    }
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  private static boolean isWrite(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  private boolean permitsParameters(JsonObject body) {
    return allowedParameters.isEmpty()
        || allowedParameters.containsKey("*")
        || new ArrayList<>(body.fieldNames())
            .stream().allMatch(name -> permitsParameter(name, String.valueOf(body.getValue(name))));
  }

  private boolean permitsParameter(String name, String value) {
    @Nullable List<String> values = allowedParameters.get(name.toLowerCase(Locale.ROOT));
    return values != null
        && (values.isEmpty() || values.stream().anyMatch(glob -> matches(glob, value)));
  }

  private static boolean matches(String glob, String value) {
    if (glob.endsWith("*")) {
      return value.startsWith(glob.substring(0, glob.length() - 1));
    }
    return glob.startsWith("*") ? value.endsWith(glob.substring(1)) : glob.equals(value);
  }
}
