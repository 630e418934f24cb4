package io.sallyport.drills.stage;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The runtime's configuration on a stage. */
final class Configuration {
  private Configuration() {}

  /** Writes it; more settings add to and replace the stage's own. */
  static void write(
      Layout layout,
      Ports ports,
      int gatewayPort,
      Map<String, String> sources,
      Map<String, String> more) {
    Properties properties = new Properties();
    listener(properties, "data", ports.data(), layout);
    listener(properties, "management", ports.management(), layout);
    identities(properties);
    put(properties, "store.directory", layout.store());
    sources.forEach((key, value) -> put(properties, key, value));
    connector(properties, gatewayPort, layout);
    put(properties, "route.default-connector", "sandbox");
    properties.putAll(more);
    try (Writer writer = Files.newBufferedWriter(layout.configuration())) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new StageException("the configuration can not be written: " + e.getMessage(), e);
    }
  }

  private static void listener(Properties properties, String name, int port, Layout layout) {
    Path folder = layout.certificates();
    put(properties, name + ".host", "localhost");
    put(properties, name + ".port", port);
    put(properties, name + ".certificate", folder.resolve(name + ".crt"));
    put(properties, name + ".private-key", folder.resolve(name + ".key"));
    put(properties, name + ".client-trust", folder.resolve("authority.crt"));
  }

  private static void identities(Properties properties) {
    put(properties, "clients.shop.san", "uri:" + Certificates.SHOP);
    put(properties, "clients.shop.merchant", "shop-1");
    put(properties, "clients.kiosk.san", "dns:" + Certificates.KIOSK);
    put(properties, "clients.kiosk.merchant", "kiosk-1");
    put(properties, "operators.operator.san", "uri:" + Certificates.OPERATOR);
  }

  private static void connector(Properties properties, int gatewayPort, Layout layout) {
    String sandbox = "connectors.sandbox.";
    put(properties, sandbox + "endpoints.api", "https://localhost:" + gatewayPort);
    put(properties, sandbox + "trust", layout.certificates().resolve("gateway-authority.crt"));
  }

  private static void put(Properties properties, String key, Object value) {
    properties.setProperty("sallyport." + key, value.toString());
  }
}
