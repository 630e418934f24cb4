package io.sallyport.tck;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.ReferencePlaces;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;
import io.sallyport.tck.HostileAnswer.Meaning;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a probe asks, and what is made of the answers to it. */
final class ProbeChecks {
  /** What says by itself that credentials are not taken (RFC 9110 sections 15.5.2 and 15.5.4). */
  private static final Set<Integer> REFUSALS = Set.of(401, 403);

  private ProbeChecks() {}

  static void isDeclared(ProbeSubject subject) {
    WireRequest probe = subject.request();
    if (!subject.manifest().declares(probe)) {
      throw failure("the request " + probe + " is not declared: add a DataFlow for its credential");
    }
    for (PlacedReference placed : ReferencePlaces.of(probe)) {
      requireDeclared(subject, probe, placed);
    }
  }

  private static void requireDeclared(
      ProbeSubject subject, WireRequest probe, PlacedReference placed) {
    Reference reference = placed.reference();
    if (!subject.manifest().declares(reference.dataClass(), probe, placed.place())) {
      throw failure(
          reference.dataClass()
              + " goes to "
              + placed.place()
              + " of "
              + probe
              + ", which is not declared: add a DataFlow for it");
    }
    CredentialRole role = subject.manifest().credentialRoles().get(reference.role());
    if (reference.dataClass() == DataClass.CREDENTIAL
        && (role == null || role.kind() != CredentialRole.Kind.SECRET_TEXT)) {
      throw failure("the credential role " + reference.role() + " is not declared as SECRET_TEXT");
    }
  }

  static void carriesTheCredentialsOfPayments(ProbeSubject subject) {
    Set<String> missing = new TreeSet<>();
    subject.payments().operations().stream()
        .flatMap(ProbeChecks::requests)
        .forEach(request -> missing.addAll(presentedRoles(request)));
    missing.removeAll(presentedRoles(subject.request()));
    if (!missing.isEmpty()) {
      throw failure(
          "payments present the credential roles "
              + missing
              + ", but the probe does not: what it does not present it can not try");
    }
  }

  private static Set<String> presentedRoles(WireRequest request) {
    Set<String> roles = new TreeSet<>();
    for (PlacedReference placed : ReferencePlaces.of(request)) {
      if (placed.reference().dataClass() == DataClass.CREDENTIAL) {
        roles.add(placed.reference().role());
      }
    }
    return roles;
  }

  static void carriesNothingElse(ProbeSubject subject) {
    WireRequest probe = subject.request();
    for (PlacedReference placed : ReferencePlaces.of(probe)) {
      requireCredential(placed.reference().dataClass());
    }
    // All messages of a framed endpoint share one declaration, so there it says nothing.
    if (probe instanceof HttpRequest) {
      subject.manifest().dataFlows().stream()
          .filter(flow -> flow.endpoint().equals(probe.endpoint()))
          .filter(flow -> flow.request().matches(probe))
          .map(DataFlow::dataClass)
          .forEach(ProbeChecks::requireCredential);
    }
  }

  private static void requireCredential(DataClass dataClass) {
    if (dataClass != DataClass.CREDENTIAL) {
      throw failure(
          "the request carries "
              + dataClass
              + ", or is declared to: nobody pays when a credential is tried, so use a request"
              + " that carries nothing but credentials");
    }
  }

  static void movesNoMoney(ProbeSubject subject) {
    WireRequest probe = subject.request();
    for (Exchange exchange : subject.payments().operations()) {
      boolean reads = exchange.operation().kind() == OperationKind.GET;
      if (!reads && requests(exchange).anyMatch(request -> isSame(request, probe))) {
        throw failure(
            probe
                + " is what "
                + exchange.operation().kind()
                + " sends: use a request that only reads");
      }
    }
  }

  private static boolean isSame(WireRequest request, WireRequest probe) {
    if (request instanceof HttpRequest one && probe instanceof HttpRequest other) {
      return one.endpoint().equals(other.endpoint())
          && one.method() == other.method()
          && one.pathTemplate().equals(other.pathTemplate());
    }
    return Rendering.of(request).equals(Rendering.of(probe));
  }

  private static Stream<WireRequest> requests(Exchange exchange) {
    return exchange.sends().stream().map(Step.Send::request);
  }

  /** Two connectors are compared, so that what one of them remembers shows. */
  static void isRepeatable(ProbeSubject subject, ProbeSubject other) {
    String probe = Rendering.of(subject.request());
    boolean sameRequest =
        probe.equals(Rendering.of(subject.request()))
            && probe.equals(Rendering.of(other.request()));
    ProbeVerdict verdict = subject.verdict(subject.accepted());
    boolean sameVerdict =
        verdict == subject.verdict(subject.accepted())
            && verdict == other.verdict(other.accepted());
    if (!sameRequest || !sameVerdict) {
      throw failure(
          "probe() and verdict() must say the same each time: keep no counter, draw no random"
              + " number, remember no answer");
    }
  }

  static void tellsGoodFromBad(ProbeSubject subject) {
    assertAll(
        () -> require(subject, subject.accepted(), ProbeVerdict.ACCEPTED, "probeAccepted"),
        () -> require(subject, subject.refused(), ProbeVerdict.REFUSED, "probeRefused"));
  }

  private static void require(
      ProbeSubject subject, WireResponse answer, ProbeVerdict expected, String method) {
    ProbeVerdict verdict = subject.verdict(answer);
    if (verdict != expected) {
      throw failure(
          "the answer of "
              + method
              + " became "
              + verdict
              + ", not "
              + expected
              + ": look at it, then at verdict()");
    }
  }

  static void failuresTellNothing(ProbeSubject subject) {
    assertAll(Arrays.stream(WireFailure.values()).map(failed -> () -> failed(subject, failed)));
  }

  private static void failed(ProbeSubject subject, WireFailure failed) {
    ProbeVerdict expected =
        failed == WireFailure.CERTIFICATE_REFUSED
            ? ProbeVerdict.REFUSED
            : ProbeVerdict.INCONCLUSIVE;
    ProbeVerdict verdict = subject.connector().verdict(new WireResult.Failed(failed));
    if (verdict != expected) {
      throw failure(failed + " became " + verdict + "; it is " + expected);
    }
  }

  static void hostileAnswersTellNothing(ProbeSubject subject) {
    WireResponse right = subject.accepted();
    assertAll(
        HostileAnswers.insteadOf(right).stream()
            .map(hostile -> () -> requireSurvived(subject, right, hostile)));
  }

  private static void requireSurvived(
      ProbeSubject subject, WireResponse right, HostileAnswer hostile) {
    ProbeVerdict verdict;
    try {
      verdict = subject.verdict(hostile.response());
    } catch (RuntimeException thrown) {
      throw (AssertionError)
          failure("the answer " + hostile.name() + " made verdict throw: answer INCONCLUSIVE")
              .initCause(thrown);
    }
    Set<ProbeVerdict> allowed = allowed(right, hostile);
    if (!allowed.contains(verdict)) {
      throw failure(
          "the answer " + hostile.name() + " became " + verdict + "; it may only be " + allowed);
    }
  }

  private static Set<ProbeVerdict> allowed(WireResponse right, HostileAnswer hostile) {
    if (!(hostile.response() instanceof HttpResponse http)
        || !(right instanceof HttpResponse expected)) {
      return hostile.meaning() == Meaning.NOTHING
          ? EnumSet.of(ProbeVerdict.INCONCLUSIVE)
          : EnumSet.allOf(ProbeVerdict.class);
    }
    Set<ProbeVerdict> allowed = EnumSet.of(ProbeVerdict.INCONCLUSIVE);
    if (REFUSALS.contains(http.status())) {
      allowed.add(ProbeVerdict.REFUSED);
    }
    if (couldBeRight(expected, http, hostile.meaning())) {
      allowed.add(ProbeVerdict.ACCEPTED);
      allowed.add(ProbeVerdict.REFUSED);
    }
    return allowed;
  }

  /** Whether a gateway could mean it: no body where none is right, or the right one but changed. */
  private static boolean couldBeRight(HttpResponse right, HttpResponse hostile, Meaning meaning) {
    boolean noBody =
        right.body() instanceof ResponseBody.Empty && hostile.body() instanceof ResponseBody.Empty;
    boolean sameStatus = right.status() == hostile.status();
    boolean changed =
        meaning == Meaning.NEARLY_RIGHT
            && hostile.json().filter(JsonObject.empty()::equals).isEmpty();
    return (noBody && isSuccess(right) && isSuccess(hostile))
        || (sameStatus && (noBody || changed));
  }

  private static boolean isSuccess(HttpResponse response) {
    return response.status() >= 200 && response.status() <= 299;
  }

  private static AssertionError failure(String advice) {
    return new AssertionError("the probe: " + advice);
  }
}
