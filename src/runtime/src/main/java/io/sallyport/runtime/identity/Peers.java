package io.sallyport.runtime.identity;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.sallyport.runtime.config.SallyportConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configured peers. */
public final class Peers {
  private Peers() {}

  /** The applications that may call the data port. */
  public static PeerRegistry clients(SallyportConfig config) {
    Map<String, List<String>> subjects = new HashMap<>();
    config.clients().forEach((id, client) -> subjects.put(id, client.san()));
    return registry("sallyport.clients", subjects);
  }

  /** The operators who may call the management port. */
  public static PeerRegistry operators(SallyportConfig config) {
    Map<String, List<String>> subjects = new HashMap<>();
    config.operators().forEach((id, operator) -> subjects.put(id, operator.san()));
    return registry("sallyport.operators", subjects);
  }

  private static PeerRegistry registry(String setting, Map<String, List<String>> subjects) {
    try {
      return PeerRegistry.of(setting, subjects);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException(wrong.getMessage(), wrong);
    }
  }
}
