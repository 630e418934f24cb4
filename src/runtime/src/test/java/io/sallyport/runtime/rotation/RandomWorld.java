package io.sallyport.runtime.rotation;

import io.sallyport.engine.port.Alert;
import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.spi.probe.ProbeVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Everything that can happen to a connector's credentials, at random, and a plain account of what
 * may be seen of it: which versions are compromised, which a probe refused last, who holds what.
 */
final class RandomWorld {
  private static final List<String> ROLES = List.of("key", "password", "login");
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(40);

  private final Random random;
  private final Fixture fixture = new Fixture("key", "password", "login");
  private final List<Request> requests = new ArrayList<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private final List<Held> heldBack = new ArrayList<>();
  private final Set<String> sly = new HashSet<>();
  private final Map<String, Instant> compromised = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Map<String, Present> carried = new HashMap<>();
  private final Set<Credential> wiped = new HashSet<>();
  private final Set<String> probedThen = new HashSet<>();
  private Instant lastCompromise = Instant.MIN;
  private int versions;

  private record Request(
      CredentialUse use, Map<String, Credential> values, List<String> versions, Instant at) {}

  private record Awaited(Reply<?> reply, Instant until, String what) {}

  private record Held(Instant at, Runnable release) {}

  private record Present(String version, Optional<Instant> end) {}

  RandomWorld(long seed) {
    random = new Random(seed);
    fixture.source("key").has("key-0");
    fixture.source("password").has("password-0");
    fixture.source("login").lends(Duration.ofMinutes(10));
    fixture.prober.canProbe = random.nextInt(8) > 0;
    fixture.start();
  }

  /** Lets one thing happen, and says what. */
  String step() {
    int dice = random.nextInt(100);
    if (dice < 25) {
      return open();
    } else if (dice < 50) {
      return close();
    } else if (dice < 65) {
      return pass();
    } else if (dice < 73) {
      return newVersion();
    } else if (dice < 79) {
      return notice();
    } else if (dice < 81) {
      return compromise();
    } else if (dice < 86) {
      return outage();
    } else if (dice < 90) {
      return gatewayMood();
    } else if (dice < 93) {
      return holdBackAnswer();
    } else if (dice < 95) {
      return holdBackVerdict();
    } else if (dice < 98) {
      return release();
    }
    return leaseMood();
  }

  private String role() {
    return ROLES.get(random.nextInt(ROLES.size()));
  }

  private <T> T any(T[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private Instant now() {
    return fixture.time.instant();
  }

  private String open() {
    CredentialUse use = fixture.use();
    Map<String, Credential> values = new HashMap<>();
    ROLES.forEach(role -> use.of(role).ifPresent(value -> values.put(role, value)));
    List<String> versions =
        fixture.credentials().statuses().stream()
            .flatMap(status -> status.version().stream())
            .toList();
    requests.add(new Request(use, values, versions, now()));
    return "a request begins";
  }

  private String close() {
    if (requests.isEmpty()) {
      return "nothing";
    }
    finish(requests.remove(random.nextInt(requests.size())));
    return "a request ends";
  }

  private void finish(Request request) {
    boolean refused =
        request.values().values().stream().map(fixture.values::version).anyMatch(sly::contains);
    if (refused) {
      Reply<Boolean> reply = fixture.refused(request.use());
      awaited.add(new Awaited(reply, now().plusSeconds(5), "the answer to a refusal"));
    } else if (random.nextInt(4) > 0) {
      fixture.credentials().accepted(request.use());
    }
    request.use().close();
    if (random.nextInt(4) == 0) {
      request.use().close();
    }
  }

  private String pass() {
    Duration[] spans = {
      Duration.ofMillis(random.nextInt(1000)),
      Duration.ofMillis(random.nextInt(10_000)),
      Duration.ofSeconds(random.nextInt(60)),
      Duration.ofSeconds(random.nextInt(600))
    };
    Duration span = any(spans);
    Instant end = now().plus(span);
    while (now().isBefore(end)) {
      Duration step = Pace.shorter(Duration.between(now(), end), Duration.ofSeconds(10));
      fixture.time.advance(step);
      Instant oldest = now().minus(LONGEST_REQUEST);
      requests.stream().filter(old -> old.at().isBefore(oldest)).toList().forEach(this::expire);
      heldBack.stream()
          .filter(old -> old.at().isBefore(now().minus(LONGEST_ANSWER)))
          .toList()
          .forEach(this::answer);
    }
    return span + " go by";
  }

  private void answer(Held held) {
    heldBack.remove(held);
    held.release().run();
  }

  private void expire(Request request) {
    requests.remove(request);
    finish(request);
  }

  private String newVersion() {
    String role = random.nextBoolean() ? "key" : "password";
    versions++;
    String version = role + "-" + versions;
    fixture.source(role).has(version);
    int quality = random.nextInt(6);
    if (quality == 0) {
      fixture.prober.refused.add(version);
      return version + ", which the probe refuses";
    } else if (quality == 1) {
      sly.add(version);
      return version + ", which the probe accepts and payments do not";
    }
    return version;
  }

  private String notice() {
    String role = role();
    awaited.add(new Awaited(fixture.refresh(role), now().plusSeconds(10), "a refresh"));
    return "a notice for " + role;
  }

  private String compromise() {
    String role = role();
    String present = fixture.status(role).version().orElse("none");
    if (random.nextInt(3) > 0) {
      newVersion();
    }
    if (!present.equals("none")) {
      compromised.putIfAbsent(present, now().plusSeconds(2));
    }
    setLastCompromise();
    awaited.add(new Awaited(fixture.compromised(role), now().plusSeconds(10), "a report"));
    return present + " is compromised";
  }

  private String outage() {
    ScriptedSource source = fixture.source(role());
    if (source.failure.isPresent() || random.nextInt(3) == 0) {
      source.works();
      return source.name + " works";
    }
    source.fails(any(Reason.values()));
    return source.name + " fails";
  }

  private String gatewayMood() {
    fixture.prober.unclear = random.nextInt(4) == 0;
    return "unclear " + fixture.prober.unclear;
  }

  private String holdBackAnswer() {
    ScriptedSource source = fixture.source(role());
    if (source.pending.isPresent()) {
      return "nothing";
    }
    CompletableFuture<Optional<Fetched>> answer = source.holdsBack();
    holdBack(
        () -> {
          boolean asked = source.isAwaited();
          source.answersAtOnce();
          if (asked) {
            answer.complete(Optional.of(source.fetched(source.present())));
          }
        });
    return source.name + " is slow";
  }

  private String holdBackVerdict() {
    if (fixture.prober.pending.isPresent()) {
      return "nothing";
    }
    CompletableFuture<ProbeVerdict> verdict = fixture.prober.holdsBack();
    holdBack(
        () -> {
          fixture.prober.answersAtOnce();
          fixture.prober.complete(verdict, any(ProbeVerdict.values()));
        });
    return "the gateway is slow";
  }

  private void holdBack(Runnable release) {
    heldBack.add(new Held(now(), release));
  }

  private String release() {
    if (heldBack.isEmpty()) {
      return "nothing";
    }
    heldBack.remove(random.nextInt(heldBack.size())).release().run();
    return "something slow answers";
  }

  private String leaseMood() {
    ScriptedSource login = fixture.source("login");
    if (login.leases.isEmpty()) {
      return "nothing";
    }
    ScriptedLease lease = login.lastLease();
    lease.renewable = random.nextBoolean();
    lease.latest = random.nextBoolean() ? lease.end : Instant.MAX;
    return "the lease is renewable: " + lease.renewable;
  }

  /** What must hold after each event. */
  void check() {
    ROLES.forEach(this::checkCarried);
    ROLES.forEach(this::checkLive);
    requests.forEach(request -> request.values().values().forEach(fixture.values::version));
    checkDiscarded();
    checkAwaited();
    for (Alert alert : fixture.recorder.alerts) {
      require(!alert.message().contains("defect"), alert.message());
    }
  }

  private void checkCarried(String role) {
    String version = fixture.carried(role);
    RoleStatus status = fixture.status(role);
    require(status.usable() == !version.equals("none"), role + ": " + status);
    Present before = carried.getOrDefault(role, new Present("none", Optional.empty()));
    Instant until = compromised.getOrDefault(version, Instant.MAX);
    require(now().isBefore(until), version + " is compromised, and carried");
    require(!gone.contains(version), version + " is compromised, was replaced, and is back");
    if (!version.equals(before.version())) {
      checkChange(role, before, version);
      if (compromised.containsKey(before.version())) {
        gone.add(before.version());
      }
    }
    carried.put(role, new Present(version, status.expiresAt()));
  }

  private void checkChange(String role, Present before, String version) {
    boolean wasGood =
        !before.version().equals("none")
            && !compromised.containsKey(before.version())
            && before.end().filter(end -> !now().isBefore(end)).isEmpty();
    if (version.equals("none")) {
      require(!wasGood, role + " has lost " + before.version() + ", which was good");
      return;
    }
    List<String> set = ROLES.stream().map(fixture::carried).toList();
    require(
        fixture.prober.last.get(set) != ProbeVerdict.REFUSED,
        set + " is carried, and the probe refused it");
  }

  /** What was in use when a role was compromised does not keep the next values waiting. */
  private void checkLive(String role) {
    if (fixture.credentials().statuses().stream().anyMatch(RandomWorld::isCompromised)) {
      setLastCompromise();
    }
    Set<String> held = new HashSet<>(probedThen);
    requests.stream()
        .filter(request -> !request.at().isAfter(lastCompromise))
        .forEach(request -> held.addAll(request.versions()));
    long live =
        fixture.source(role).given.stream()
            .filter(fetched -> !isWiped(fetched.value()))
            .filter(fetched -> !held.contains(fetched.version()))
            .count();
    require(live <= 2, role + " has " + live + " live generations");
  }

  private void checkDiscarded() {
    List<Credential> discarded = fixture.recorder.discarded;
    Set<Credential> once = new HashSet<>(discarded);
    require(once.size() == discarded.size(), "a value was discarded twice");
    for (ScriptedSource source : fixture.sources) {
      for (Fetched fetched : source.given) {
        boolean wiped = isWiped(fetched.value());
        require(wiped == once.contains(fetched.value()), fetched.version() + " wiped: " + wiped);
        int revocations = fetched.lease().map(lent -> ((ScriptedLease) lent).revocations).orElse(1);
        int due = wiped || fetched.lease().isEmpty() ? 1 : 0;
        require(revocations == due, fetched.version() + " was revoked " + revocations + " times");
      }
    }
  }

  private void checkAwaited() {
    awaited.removeIf(wish -> wish.reply().isThere());
    for (Awaited wish : awaited) {
      require(now().isBefore(wish.until()), wish.what() + " is late");
    }
  }

  /** When everything works again, everything is new and usable. */
  void recover() {
    heldBack.forEach(held -> held.release().run());
    heldBack.clear();
    fixture.sources.forEach(ScriptedSource::works);
    fixture.prober.unclear = false;
    fixture.source("key").has("key-last");
    fixture.source("password").has("password-last");
    List.copyOf(requests).forEach(this::expire);
    fixture.time.advance(Duration.ofMinutes(20));
    check();
    for (String role : ROLES) {
      RoleStatus status = fixture.status(role);
      require(status.state() == RoleStatus.State.VALID, status.toString());
      require(status.degraded().isEmpty(), status.toString());
    }
    require(fixture.carried("key").equals("key-last"), "an old key");
    require(fixture.carried("password").equals("password-last"), "an old password");
  }

  /** In the end everything is wiped and given back. */
  void end() {
    fixture.credentials().close();
    checkDiscarded();
    for (ScriptedSource source : fixture.sources) {
      for (Fetched fetched : source.given) {
        require(isWiped(fetched.value()), fetched.version() + " is still there");
      }
    }
  }

  private void setLastCompromise() {
    lastCompromise = now();
    probedThen.clear();
    fixture.prober.waiting.forEach(probedThen::addAll);
  }

  private static boolean isCompromised(RoleStatus status) {
    return status.state() == RoleStatus.State.COMPROMISED;
  }

  private boolean isWiped(Credential value) {
    if (!wiped.contains(value) && Values.isWiped(value)) {
      wiped.add(value);
    }
    return wiped.contains(value);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
