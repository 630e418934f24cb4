package io.sallyport.runtime.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.runtime.config.SallyportConfig;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNamesTest {
  @Test
  void everySettingCanBeSetByTheEnvironment() {
    List<String> names = new ArrayList<>();
    collect(SallyportConfig.class, "SALLYPORT", names);
    assertTrue(names.size() > 20, names.toString());
    assertDoesNotThrow(() -> EnvironmentNames.requireKnown(names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SALLYPORT_PORT",
        "SALLYPORT_SERVICE_HOST",
        "SALLYPORT_SERVICE_PORT",
        "SALLYPORT_SERVICE_PORT_DATA",
        "SALLYPORT_PORT_8443_TCP",
        "SALLYPORT_PORT_8443_TCP_ADDR",
        "PATH"
      })
  void whatOthersSetIsLeftAlone(String name) {
    assertDoesNotThrow(() -> EnvironmentNames.requireKnown(Set.of(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SALLYPORT_DATA_PROT", "SALLYPORT_", "SALLYPORT_STORE_PATH"})
  void aMisspeltNameIsNamed(String name) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> EnvironmentNames.requireKnown(Set.of(name)));
    assertTrue(String.valueOf(refused.getMessage()).contains(name));
  }

  private static void collect(Class<?> group, String prefix, List<String> names) {
    for (Method setting : group.getMethods()) {
      String name = prefix + "_" + name(setting);
      Type type = setting.getGenericReturnType();
      if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
        Type value = map.getActualTypeArguments()[1];
        if (value instanceof Class<?> nested && nested.isInterface()) {
          collect(nested, name + "_SOME_NAME", names);
        } else {
          names.add(name + "_SOME_NAME");
        }
      } else if (isGroup(setting.getReturnType())) {
        collect(setting.getReturnType(), name, names);
      } else if (type instanceof ParameterizedType optional
          && optional.getActualTypeArguments()[0] instanceof Class<?> inner
          && isGroup(inner)) {
        collect(inner, name, names);
      } else {
        names.add(name);
      }
    }
  }

  private static boolean isGroup(Class<?> type) {
    return type.isInterface() && type.getEnclosingClass() == SallyportConfig.class;
  }

  private static String name(Method setting) {
    WithName named = setting.getAnnotation(WithName.class);
    String name = named == null ? setting.getName() : named.value();
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
