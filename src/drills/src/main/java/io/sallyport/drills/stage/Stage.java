package io.sallyport.drills.stage;

import io.sallyport.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox gateway and a runtime as processes, with certificates and credentials for everybody.
 * They end with {@link #close()}, and at the latest with this process. Its methods block.
 */
public final class Stage implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final String READY = "/q/health/ready";

  private final StageOptions options;
  private final Layout layout;
  private final Certificates certificates;
  private final Credentials credentials;
  private final Clients clients;
  private final GatewayControl gatewayControl;
  private @Nullable ChildProcess gateway;
  private @Nullable ChildProcess runtime;
  private boolean closed;

  private Stage(StageOptions options) {
    this.options = options;
    this.layout = Layout.create(options.home());
    this.certificates = Certificates.create();
    this.credentials = new Credentials(layout, options.executable(), certificates.gatewayClient());
    this.clients = new Clients(certificates, options.ports(), options.observer());
    this.gatewayControl = new GatewayControl(clients.ledgerReader());
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

  /** Starts gateway and runtime, and waits until both are ready. */
  public Stage start() {
    certificates.writeTo(layout.certificates());
    options.progress().accept("certificates are in " + layout.certificates());
    startGateway();
    options.progress().accept("sandbox gateway listens on port " + options.ports().gateway());
    credentials.seal();
    options.progress().accept("credentials are sealed");
    Configuration.write(layout, options.ports(), options.gatewayPort(), options.settings());
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

  /** Who calls the runtime. */
  public Clients clients() {
    return clients;
  }

  /** Short for {@link Clients#shop()}. */
  public Api shop() {
    return clients.shop();
  }

  /** The gateway's back door. */
  public GatewayControl gateway() {
    return gatewayControl;
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
    return new Secrets(credentials.apiKey(), credentials.clientKeyPem());
  }

  /** The processes that were started and not stopped since, gateway first. */
  public synchronized List<ChildProcess> processes() {
    List<ChildProcess> processes = new ArrayList<>();
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
    layout.deleteScratch();
  }

  private synchronized ChildProcess runtime() {
    if (runtime == null) {
      throw new StageException("the runtime was not started", null);
    }
    return runtime;
  }

  private synchronized ChildProcess launchGateway() {
    requireOpen();
    gateway = ChildProcess.start("gateway", gatewayCommand(), Map.of(), "", layout.gatewayLog());
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

  private List<String> gatewayCommand() {
    Path folder = layout.certificates();
    return List.of(
        Executable.java(),
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path", ""),
        "io.sallyport.sandbox.SandboxGateway",
        "--port=" + options.ports().gateway(),
        "--certificate=" + folder.resolve("gateway.crt"),
        "--private-key=" + folder.resolve("gateway.key"),
        "--trust=" + folder.resolve("gateway-authority.crt"),
        "--directory=" + layout.ledger(),
        "--api-key-sha256=" + SandboxOptions.sha256(credentials.apiKey()),
        "--exit-with-parent");
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
