package io.sallyport.runtime.command;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The environment variables that set something. A misspelt one would silently be nothing, because
 * the configuration library does not report unknown environment variables.
 */
final class EnvironmentNames {
  private static final String PREFIX = "SALLYPORT_";
  private static final String LISTENER = "(HOST|PORT|CERTIFICATE|PRIVATE_KEY|CLIENT_TRUST)";

  /** What Kubernetes injects for a service that is named like us. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("SALLYPORT_(SERVICE_(HOST|PORT(_.+)?)|PORT(_\\d+_(TCP|UDP)(_.+)?)?)");

  private static final List<Pattern> KNOWN =
      List.of(
          Pattern.compile("SALLYPORT_(DATA|MANAGEMENT)_" + LISTENER),
          Pattern.compile("SALLYPORT_CLIENTS_.+_(SAN(_\\d+_)?|MERCHANT)"),
          Pattern.compile("SALLYPORT_OPERATORS_.+_SAN(_\\d+_)?"),
          Pattern.compile("SALLYPORT_STORE_DIRECTORY"),
          Pattern.compile("SALLYPORT_MASTER_KEY_(FILE|TRANSIT)"),
          Pattern.compile("SALLYPORT_CREDENTIALS_(FILE|LOOK_EVERY|MAXIMUM_AGE|EXPIRY_HORIZON)"),
          Pattern.compile(
              "SALLYPORT_VAULT_(ADDRESS|NAMESPACE|TRUST|TIMEOUT|AUTHENTICATION|MOUNT|ROLE|JWT_FILE"
                  + "|ROLE_ID|SECRET_ID_FILE|CERTIFICATE|PRIVATE_KEY|TOKEN_FILE)"),
          Pattern.compile("SALLYPORT_CONNECTORS_.+_(TRUST|TIMEOUT|MAX_IN_FLIGHT|MAX_CONNECTIONS)"),
          Pattern.compile("SALLYPORT_CONNECTORS_.+_(ENDPOINTS|CREDENTIALS|MAXIMUM_AGE)_.+"),
          Pattern.compile("SALLYPORT_ROUTE_DEFAULT_CONNECTOR"),
          Pattern.compile("SALLYPORT_(PAYMENT_TIMEOUT|IDEMPOTENCY_RETENTION|RECOVERY_DEADLINE)"));

  private EnvironmentNames() {}

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException that names one which sets nothing
   */
  static void requireKnown(Collection<String> names) {
    for (String name : names) {
      if (name.startsWith(PREFIX) && !isKnown(name)) {
        throw new IllegalArgumentException(
            "the environment variable "
                + name
                + " sets nothing; see the settings under sallyport.* in the README");
      }
    }
  }

  private static boolean isKnown(String name) {
    return SERVICE_LINK.matcher(name).matches()
        || KNOWN.stream().anyMatch(known -> known.matcher(name).matches());
  }
}
