package io.sallyport.spi.manifest;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.Iso4217;
import io.sallyport.spi.manifest.DataFlow.RequestShape;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.wire.WireRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a connector declares about itself; checked as a whole when it is built. */
public final class Manifest {
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");

  private final String id;
  private final String version;
  private final ConnectorKind kind;
  private final Map<OperationKind, Recovery> operations;
  private final Set<PaymentMethodKind> paymentMethods;
  private final Set<Capability> capabilities;
  private final Set<String> currencies;
  private final Map<String, Integer> currencyExponents;
  private final Map<String, CredentialRole> credentialRoles;
  private final Map<String, Endpoint> endpoints;
  private final Set<DataFlow> dataFlows;

  private Manifest(Builder builder) {
    id = builder.id;
    version = builder.version;
    kind = builder.kind;
    operations = Collections.unmodifiableMap(new EnumMap<>(builder.operations));
    paymentMethods = Collections.unmodifiableSet(EnumSet.copyOf(builder.paymentMethods));
    capabilities = Collections.unmodifiableSet(EnumSet.copyOf(builder.capabilities));
    currencies = Set.copyOf(builder.currencies);
    currencyExponents = Map.copyOf(builder.currencyExponents);
    credentialRoles = Collections.unmodifiableMap(new LinkedHashMap<>(builder.credentialRoles));
    endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(builder.endpoints));
    dataFlows = Collections.unmodifiableSet(new LinkedHashSet<>(builder.dataFlows));
  }

  /**
   * A new builder.
   *
   * @param id {@code [a-z][a-z0-9-]{0,31}}, unique among the loaded connectors
   * @param version the connector's own version, three numbers (semver.org)
   */
  public static Builder builder(String id, String version, ConnectorKind kind) {
    return new Builder(id, version, kind);
  }

  /** The connector's id. */
  public String id() {
    return id;
  }

  /** The connector's version. */
  public String version() {
    return version;
  }

  /** What kind of system it talks to. */
  public ConnectorKind kind() {
    return kind;
  }

  /** The declared operations, each with how it is recovered. */
  public Map<OperationKind, Recovery> operations() {
    return operations;
  }

  /** How an operation is recovered, or empty when it is not declared. */
  public Optional<Recovery> recovery(OperationKind operation) {
    return Optional.ofNullable(operations.get(operation));
  }

  /** The payment methods. */
  public Set<PaymentMethodKind> paymentMethods() {
    return paymentMethods;
  }

  /** Whether a capability is declared. */
  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  /** The declared capabilities. */
  public Set<Capability> capabilities() {
    return capabilities;
  }

  /** The currencies, three letters each. */
  public Set<String> currencies() {
    return currencies;
  }

  /** The decimal digits that this gateway uses for a currency: its own where it differs. */
  public int exponent(String currency) {
    Integer own = currencyExponents.get(currency);
    return own != null ? own : Iso4217.exponent(currency);
  }

  /** Where the gateway's exponent differs from ISO 4217. */
  public Map<String, Integer> currencyExponents() {
    return currencyExponents;
  }

  /** The credentials that it needs, by role. */
  public Map<String, CredentialRole> credentialRoles() {
    return credentialRoles;
  }

  /** The endpoints that it talks to, by name. */
  public Map<String, Endpoint> endpoints() {
    return endpoints;
  }

  /** Which class of data goes where, in the order of declaration. */
  public Set<DataFlow> dataFlows() {
    return dataFlows;
  }

  /**
   * Whether the request is one that a data flow speaks of: endpoint, method and path template of an
   * HTTP request, the endpoint of a framed one.
   */
  public boolean declares(WireRequest request) {
    return dataFlows.stream().anyMatch(flow -> flow.concerns(request));
  }

  /** Whether data of that class may stand at that place of that request. */
  public boolean declares(DataClass dataClass, WireRequest request, Place place) {
    return dataFlows.stream()
        .anyMatch(
            flow ->
                flow.dataClass() == dataClass
                    && flow.concerns(request)
                    && flow.place().covers(place));
  }

  @Override
  public String toString() {
    return id + " " + version;
  }

  /** Collects the declarations; not for use by several threads. */
  public static final class Builder {
    private final String id;
    private final String version;
    private final ConnectorKind kind;
    private final Map<OperationKind, Recovery> operations = new EnumMap<>(OperationKind.class);
    private final EnumSet<PaymentMethodKind> paymentMethods =
        EnumSet.noneOf(PaymentMethodKind.class);
    private final EnumSet<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private Set<String> currencies = Set.of();
    private Map<String, Integer> currencyExponents = Map.of();
    private final Map<String, CredentialRole> credentialRoles = new LinkedHashMap<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final List<DataFlow> dataFlows = new ArrayList<>();

    private Builder(String id, String version, ConnectorKind kind) {
      Names.requireName("connector id", id);
      if (!VERSION.matcher(version).matches()) {
        throw new IllegalArgumentException("version must be like 1.2.3");
      }
      this.id = id;
      this.version = version;
      this.kind = requireNonNull(kind, "kind");
    }

    /** Declares an operation and how it is recovered when it is in doubt. */
    public Builder operation(OperationKind operation, Recovery recovery) {
      if (operations.putIfAbsent(operation, recovery) != null) {
        throw new IllegalArgumentException(operation + " is declared twice");
      }
      return this;
    }

    /** Declares a payment method. */
    public Builder paymentMethod(PaymentMethodKind method) {
      paymentMethods.add(method);
      return this;
    }

    /** Declares what not every gateway can do. */
    public Builder capability(Capability capability) {
      capabilities.add(capability);
      return this;
    }

    /** Declares the currencies. */
    public Builder currencies(Set<String> codes) {
      currencies = Set.copyOf(codes);
      return this;
    }

    /** Declares where the gateway's exponent differs from ISO 4217. */
    public Builder currencyExponents(Map<String, Integer> exponents) {
      currencyExponents = Map.copyOf(exponents);
      return this;
    }

    /** Declares a credential. */
    public Builder credential(String role, CredentialRole.Kind roleKind) {
      if (credentialRoles.putIfAbsent(role, new CredentialRole(role, roleKind)) != null) {
        throw new IllegalArgumentException("credential role " + role + " is declared twice");
      }
      return this;
    }

    /** Declares an endpoint. */
    public Builder endpoint(Endpoint endpoint) {
      if (endpoints.putIfAbsent(endpoint.name(), endpoint) != null) {
        throw new IllegalArgumentException("endpoint " + endpoint.name() + " is declared twice");
      }
      return this;
    }

    /** Declares a way of data. */
    public Builder dataFlow(DataFlow flow) {
      dataFlows.add(flow);
      return this;
    }

    /**
     * The manifest.
     *
     * @throws IllegalArgumentException when a declaration speaks of something that is not declared,
     *     with what is wrong
     */
    public Manifest build() {
      require(!operations.isEmpty(), "at least one operation must be declared");
      require(!endpoints.isEmpty(), "at least one endpoint must be declared");
      currencies.forEach(code -> require(Iso4217.isCurrency(code), code + " is no currency"));
      currencyExponents.forEach(
          (code, exponent) -> {
            require(currencies.contains(code), code + " has an exponent but is not declared");
            require(exponent >= 0 && exponent <= 4, "an exponent must be from 0 to 4");
          });
      dataFlows.forEach(this::requireEndpointOfItsKind);
      require(
          !capabilities.contains(Capability.MULTIPLE_CAPTURES)
              || capabilities.contains(Capability.PARTIAL_CAPTURE),
          "MULTIPLE_CAPTURES needs PARTIAL_CAPTURE");
      return new Manifest(this);
    }

    private void requireEndpointOfItsKind(DataFlow flow) {
      Endpoint endpoint = endpoints.get(flow.endpoint());
      require(
          endpoint != null,
          "a data flow names the endpoint " + flow.endpoint() + " that is not declared");
      require(
          (endpoint instanceof Endpoint.Http) == (flow.request() instanceof RequestShape.Http),
          "a data flow to the endpoint " + flow.endpoint() + " has a request of another transport");
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}
