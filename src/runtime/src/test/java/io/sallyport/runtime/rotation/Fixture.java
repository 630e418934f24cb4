package io.sallyport.runtime.rotation;

import io.sallyport.engine.ManualTime;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.rotation.RoleStatus.State;
import io.sallyport.spi.manifest.CredentialRole.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The credentials of one connector, "shop", with everything around them scripted. */
final class Fixture {
  static final String SHOP = "shop";
  static final String OPERATOR = "an operator";

  final ManualTime time = new ManualTime();
  final Values values = new Values();
  final Recorder record = new Recorder(values);
  final List<ScriptedSource> sources = new ArrayList<>();
  final ScriptedProber prober;
  RotationSettings settings = RotationSettings.defaults();
  Duration maximumAge = Duration.ofDays(90);
  private RotatingCredentials credentials;

  /** With roles of texts. */
  Fixture(String... roles) {
    for (String role : roles) {
      sources.add(new ScriptedSource(time, role, values));
    }
    prober = new ScriptedProber(List.of(roles), values);
    credentials = create();
  }

  /** One role, "key", whose first version is in use. */
  static Fixture started() {
    Fixture fixture = new Fixture("key");
    fixture.source().has("v1");
    fixture.start();
    return fixture;
  }

  private RotatingCredentials create() {
    List<RoleSettings> roles =
        sources.stream()
            .map(source -> new RoleSettings(source.name, Kind.SECRET_TEXT, source, maximumAge))
            .toList();
    RotationPorts ports =
        new RotationPorts(
            () -> prober, () -> record, record, record, record, time, time, new Random(1));
    return new RotatingCredentials(Map.of(SHOP, roles), settings, ports);
  }

  CompletionStage<Void> start() {
    credentials = create();
    return credentials.start();
  }

  RotatingCredentials credentials() {
    return credentials;
  }

  ScriptedSource source() {
    return sources.get(0);
  }

  ScriptedSource source(String role) {
    return sources.stream()
        .filter(source -> source.name.equals(role))
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  CredentialUse use() {
    return credentials.use(SHOP);
  }

  /** The version that a request would carry, or "none". */
  String carried() {
    return carried(source().name);
  }

  String carried(String role) {
    try (CredentialUse use = use()) {
      return version(use, role);
    }
  }

  String version(CredentialUse use) {
    return version(use, source().name);
  }

  String version(CredentialUse use, String role) {
    return use.of(role).map(values::version).orElse("none");
  }

  Credential value() {
    try (CredentialUse use = use()) {
      return use.of(source().name).orElseThrow();
    }
  }

  RoleStatus status() {
    return status(source().name);
  }

  RoleStatus status(String role) {
    return credentials.statuses().stream()
        .filter(status -> status.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  State state() {
    return status().state();
  }

  CompletableFuture<RoleStatus> refresh() {
    return credentials.refresh(SHOP, source().name, OPERATOR).toCompletableFuture();
  }

  CompletableFuture<RoleStatus> compromised() {
    return credentials.compromised(SHOP, source().name, OPERATOR).toCompletableFuture();
  }

  /** A new version at the source, and a notice of it. */
  RoleStatus rotateTo(String version) {
    source().has(version);
    return refresh().getNow(null);
  }

  /** A request that the gateway accepts. */
  void acceptedRequest() {
    try (CredentialUse use = use()) {
      credentials.accepted(use);
    }
  }

  void acceptedRequests(int number) {
    for (int i = 0; i < number; i++) {
      acceptedRequest();
    }
  }

  /** A request that the gateway refuses: whether others may be carried now. */
  CompletableFuture<Boolean> refusedRequest() {
    try (CredentialUse use = use()) {
      return credentials.refused(SHOP, use).toCompletableFuture();
    }
  }
}
