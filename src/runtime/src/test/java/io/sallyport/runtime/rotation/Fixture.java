package io.sallyport.runtime.rotation;

import io.sallyport.engine.ManualTime;
import io.sallyport.engine.port.CredentialStamp;
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
import java.util.concurrent.CompletionStage;

/** The credentials of one connector, "shop", with everything around them scripted. */
final class Fixture {
  static final String SHOP = "shop";
  static final String OPERATOR = "an operator";

  final ManualTime time = new ManualTime();
  final Values values = new Values();
  final Recorder recorder = new Recorder(values);
  final List<ScriptedSource> sources = new ArrayList<>();
  final ScriptedProber prober;
  RotationSettings settings = RotationSettings.defaults();
  Duration maximumAge = Duration.ofDays(90);
  Kind kind = Kind.SECRET_TEXT;
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
            .map(source -> new RoleSettings(source.name, kind, source, maximumAge))
            .toList();
    RotationPorts ports =
        new RotationPorts(
            () -> prober, () -> recorder, recorder, recorder, recorder, time, time, new Random(1));
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

  Reply<RoleStatus> refresh() {
    return refresh(source().name);
  }

  Reply<RoleStatus> refresh(String role) {
    return new Reply<>(credentials.refresh(SHOP, role, OPERATOR));
  }

  Reply<RoleStatus> compromised() {
    return compromised(source().name);
  }

  Reply<RoleStatus> compromised(String role) {
    return new Reply<>(credentials.compromised(SHOP, role, version(role), OPERATOR));
  }

  Reply<RoleStatus> compromisedVersion(String version) {
    return new Reply<>(credentials.compromised(SHOP, source().name, version, OPERATOR));
  }

  private String version(String role) {
    return status(role).version().orElse("none");
  }

  /** A new version at the source, and a notice of it. */
  RoleStatus rotateTo(String version) {
    source().has(version);
    return refresh().get();
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

  /** A request that the gateway refuses: whether others are carried now. */
  Reply<Boolean> refusedRequest() {
    try (CredentialUse use = use()) {
      return refused(use);
    }
  }

  Reply<Boolean> refused(CredentialStamp stamp) {
    return new Reply<>(credentials.refused(SHOP, stamp));
  }
}
