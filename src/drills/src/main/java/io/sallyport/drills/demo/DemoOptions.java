package io.sallyport.drills.demo;

import io.sallyport.drills.stage.Ports;
import io.sallyport.drills.stage.RealVault;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What can be chosen about the demo, as system properties.
 *
 * @param executable {@code jvm} or {@code native}
 * @param vault whether credentials come from a Vault
 */
record DemoOptions(Ports ports, String executable, boolean vault) {
  private static final String DATA = "demo.data.port";
  private static final String MANAGEMENT = "demo.management.port";
  private static final String GATEWAY = "demo.gateway.port";
  private static final String VAULT = "demo.vault.port";
  private static final int LARGEST_PORT = 65_535;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the one that is wrong
   */
  static DemoOptions of(Properties properties) {
    return new DemoOptions(
        new Ports(
            port(properties, DATA, 8443),
            port(properties, MANAGEMENT, 9000),
            port(properties, GATEWAY, 8445),
            port(properties, VAULT, 8200)),
        properties.getProperty("sallyport.executable", "jvm"),
        isOn(properties.getProperty("demo.vault", "false")));
  }

  /** Why the demo can not start, and the cure, on one line; empty when it can. */
  Optional<String> problem() {
    if (vault && RealVault.onPath().isEmpty()) {
      return Optional.of("vault is not on the path; get it: " + RealVault.DOWNLOAD);
    }
    return portProblem();
  }

  /** What is wrong with the ports, and its cure, on one line; empty when all can be used. */
  Optional<String> portProblem() {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    wanted.put(DATA, ports.data());
    wanted.put(MANAGEMENT, ports.management());
    wanted.put(GATEWAY, ports.gateway());
    if (vault) {
      wanted.put(VAULT, ports.vault());
    }
    return wanted.entrySet().stream()
        .filter(entry -> !Ports.isFree(entry.getValue()))
        .findFirst()
        .map(entry -> taken(entry.getKey(), entry.getValue()));
  }

  /** {@code -Dvault} alone is an empty text, or true. */
  private static boolean isOn(String value) {
    return value.isEmpty() || Boolean.parseBoolean(value.toLowerCase(Locale.ROOT));
  }

  private static String taken(String property, int port) {
    int other = port + 1000 <= LARGEST_PORT ? port + 1000 : port - 1000;
    return "port "
        + port
        + " is taken: stop what listens there, or choose another one: mvn -Pdemo -D"
        + property
        + "="
        + other;
  }

  private static int port(Properties properties, String key, int usual) {
    String value = properties.getProperty(key, Integer.toString(usual));
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= LARGEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(wrongPort(key), e);
    }
    throw new IllegalArgumentException(wrongPort(key));
  }

  private static String wrongPort(String key) {
    return key + " must be a port from 1 to " + LARGEST_PORT;
  }
}
