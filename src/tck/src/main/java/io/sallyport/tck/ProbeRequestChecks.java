package io.sallyport.tck;

import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.DataClass;
import io.sallyport.spi.manifest.DataFlow;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.PlacedReference;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.ReferencePlaces;
import io.sallyport.spi.wire.WireRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a probe asks. */
final class ProbeRequestChecks {
  private ProbeRequestChecks() {}

  static void isDeclared(ProbeSubject subject) {
    WireRequest probe = subject.request();
    if (!subject.manifest().declares(probe)) {
      throw ProbeSubject.failure(
          "the request " + probe + " is not declared: add a DataFlow for its credential");
    }
    for (PlacedReference placed : ReferencePlaces.of(probe)) {
      requireDeclared(subject, probe, placed);
    }
  }

  private static void requireDeclared(
      ProbeSubject subject, WireRequest probe, PlacedReference placed) {
    Reference reference = placed.reference();
    if (!subject.manifest().declares(reference.dataClass(), probe, placed.place())) {
      throw ProbeSubject.failure(
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
      throw ProbeSubject.failure(
          "the credential role " + reference.role() + " is not declared as SECRET_TEXT");
    }
  }

  static void carriesTheCredentialsOfPayments(ProbeSubject subject) {
    Set<String> missing = new TreeSet<>();
    subject.payments().operations().stream()
        .flatMap(ProbeRequestChecks::requests)
        .forEach(request -> missing.addAll(presentedRoles(request)));
    missing.removeAll(presentedRoles(subject.request()));
    if (!missing.isEmpty()) {
      throw ProbeSubject.failure(
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
          .forEach(ProbeRequestChecks::requireCredential);
    }
  }

  private static void requireCredential(DataClass dataClass) {
    if (dataClass != DataClass.CREDENTIAL) {
      throw ProbeSubject.failure(
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
        throw ProbeSubject.failure(
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
      throw ProbeSubject.failure(
          "probe() and verdict() must say the same each time: keep no counter, draw no random"
              + " number, remember no answer");
    }
  }
}
