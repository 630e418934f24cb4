package io.sallyport.drills.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox gateway and a runtime as processes, with certificates and credentials for everybody,
 * and with a Vault where the options say so. They end with {@link #close()}, and at the latest with
 * this process. Its methods block.
 */
public final class Stage implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final String READY = "/q/health/ready";

  private final StageOptions options;
  private final Layout layout;
  private final Certificates certificates;
  private final Clients clients;
  private final GatewayControl gatewayControl;
  private final Optional<RealVault> vault;
  private final Source source;
  private final Credentials credentials;
  private @Nullable ChildProcess gateway;
  private @Nullable ChildProcess runtime;
  private boolean closed;

  private Stage(StageOptions options) {
    this.options = options;
    this.layout = Layout.create(options.home());
    this.certificates = Certificates.create();
    this.clients = new Clients(certificates, options.ports(), options.observer());
    this.gatewayControl =
        new GatewayControl(
            clients.ledgerReader(), Certificates.serialNumber(certificates.ledgerReader()));
    this.vault =
        options.origin() == Origin.VAULT
            ? Optional.of(new RealVault(layout, options.ports().vault(), certificates))
            : Optional.empty();
    this.source = source();
    this.credentials = new Credentials(source, certificates, gatewayControl);
  }

  /** Makes folders and certificates; nothing runs yet. */
  public static Stage prepare(StageOptions options) {
    Stage stage = new Stage(options);
    Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stage-close"));
    return stage;
  }

  /**
   * Makes everything and waits until the runtime is ready.
   *
   * @throws StageException when that fails; what was started is stopped then
   */
  public static Stage set(StageOptions options) {
    Stage stage = prepare(options);
    try {
      return stage.start();
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  /** Starts everything, and waits until it is ready. */
  public Stage start() {
    certificates.writeTo(layout.certificates());
    options.progress().accept("certificates are in " + layout.certificates());
    requireOpen();
    source.start();
    credentials.fill();
    options.progress().accept(vault.map(Stage::told).orElse("credentials are in their place"));
    certificates.writeClientTrust(layout.certificates(), source.clientAuthorities());
    startGateway();
    options.progress().accept("sandbox gateway listens on port " + options.ports().gateway());
    Configuration.write(
        layout, options.ports(), options.gatewayPort(), source.settings(), options.settings());
    startRuntime();
    options.progress().accept("runtime listens on port " + options.ports().data());
    return this;
  }

  private void startGateway() {
    ChildProcess started = launchGateway();
    Poll.untilTrue(
        "the gateway's start",
        LONGEST_START,
        () -> {
          requireAlive(started);
          return gatewayControl.isReady();
        });
  }

  /** Starts the runtime on the data that is there, and waits until it is ready. */
  public void startRuntime() {
    ChildProcess started = launchRuntime();
    Poll.untilTrue(
        "the runtime's start",
        LONGEST_START,
        () -> {
          requireAlive(started);
          return clients.probe().tryGet(READY).filter(answer -> answer.status() == 200).isPresent()
              && clients.anonymous().tryGet("/").isPresent();
        });
  }

  /** Ends the runtime as a power cut would. */
  public void killRuntime() {
    runtime().kill();
  }

  /** Asks the runtime to end, and waits. */
  public void stopRuntime() {
    runtime().terminate(LONGEST_STOP);
  }

  /**
   * Puts a new certificate to where the data port takes its own from.
   *
   * @return its serial number, hexadecimal
   */
  public String renewDataCertificate() {
    var fresh = certificates.newData();
    try {
      fresh.writeTo(layout.certificates(), "data");
    } catch (IOException e) {
      throw new StageException("the certificate can not be written: " + e.getMessage(), e);
    }
    return Certificates.serialNumber(fresh);
  }

  /** Who calls the runtime. */
  public Clients clients() {
    return clients;
  }

  /** Short for {@link Clients#shop()}. */
  public Api shop() {
    return clients.shop();
  }

  /** A new operator at the management port. */
  public Operator operator() {
    return new Operator(clients.operator());
  }

  /** Rotates credentials. */
  public Rotator rotator() {
    return new Rotator(operator(), credentials);
  }

  /** The gateway's back door. */
  public GatewayControl gateway() {
    return gatewayControl;
  }

  /** What the gateway accepts, and what the runtime is offered. */
  public Credentials credentials() {
    return credentials;
  }

  /** The Vault, when the options want one. */
  public Optional<RealVault> vault() {
    return vault;
  }

  /** Where the files are. */
  public Layout layout() {
    return layout;
  }

  /** Where everybody listens. */
  public Ports ports() {
    return options.ports();
  }

  /** What must not be found. */
  public Secrets secrets() {
    return credentials.secrets();
  }

  /** The processes that were started and not stopped since, in the order of their start. */
  public synchronized List<ChildProcess> processes() {
    List<ChildProcess> processes = new ArrayList<>();
    source.process().ifPresent(processes::add);
    Optional.ofNullable(gateway).ifPresent(processes::add);
    Optional.ofNullable(runtime).ifPresent(processes::add);
    return processes;
  }

  /** Stops everything and deletes what ends with the stage. More calls do nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    processes().forEach(each -> each.obituary().ifPresent(options.progress()));
    Optional.ofNullable(runtime).ifPresent(process -> process.terminate(LONGEST_STOP));
    Optional.ofNullable(gateway).ifPresent(process -> process.terminate(LONGEST_STOP));
    source.stop();
    layout.deleteScratch();
  }

  private Source source() {
    return switch (options.origin()) {
      case SEALED_FILE -> new SealedSource(layout, options.executable());
      case FILES -> new FileSource(layout, options.executable());
      case VAULT ->
          new VaultSource(
              vault.orElseThrow(),
              VaultPolicies.of(Project.root()),
              layout,
              options.vaultTokenLife());
    };
  }

  private static String told(RealVault vault) {
    return "Vault listens at " + vault.address() + " and holds the credentials";
  }

  private synchronized ChildProcess runtime() {
    if (runtime == null) {
      throw new StageException("the runtime was not started", null);
    }
    return runtime;
  }

  private synchronized ChildProcess launchGateway() {
    requireOpen();
    List<String> command =
        GatewayCommand.of(layout, options.ports().gateway(), credentials.apiKey());
    gateway = ChildProcess.start("gateway", command, Map.of(), "", layout.gatewayLog());
    return gateway;
  }

  private synchronized ChildProcess launchRuntime() {
    requireOpen();
    List<String> configured = List.of("-Dsmallrye.config.locations=" + layout.configuration());
    List<String> command =
        options.executable().command(layout.temporary(), configured, List.of("run"));
    runtime = ChildProcess.start("runtime", command, Map.of(), "", layout.runtimeLog());
    return runtime;
  }

  private void requireOpen() {
    if (closed) {
      throw new StageException("the stage is closed", null);
    }
  }

  private static void requireAlive(ChildProcess process) {
    process
        .obituary()
        .ifPresent(
            reason -> {
              throw new StageException(reason, null);
            });
  }
}
