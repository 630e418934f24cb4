package io.sallyport.tck;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.ResponseBody;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResponse;
import io.sallyport.spi.wire.WireResult;
import io.sallyport.tck.HostileAnswer.Meaning;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What is made of the answers to a probe. */
final class ProbeAnswerChecks {
  /** What says by itself that credentials are not taken (RFC 9110 sections 15.5.2 and 15.5.4). */
  private static final Set<Integer> REFUSALS = Set.of(401, 403);

  private ProbeAnswerChecks() {}

  static void tellsGoodFromBad(ProbeSubject subject) {
    assertAll(
        () -> require(subject, subject.accepted(), ProbeVerdict.ACCEPTED, "probeAccepted"),
        () -> require(subject, subject.refused(), ProbeVerdict.REFUSED, "probeRefused"));
  }

  private static void require(
      ProbeSubject subject, WireResponse answer, ProbeVerdict expected, String method) {
    ProbeVerdict verdict = subject.verdict(answer);
    if (verdict != expected) {
      throw ProbeSubject.failure(
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
      throw ProbeSubject.failure(failed + " became " + verdict + "; it is " + expected);
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
          ProbeSubject.failure(
                  "the answer " + hostile.name() + " made verdict throw: answer INCONCLUSIVE")
              .initCause(thrown);
    }
    Set<ProbeVerdict> allowed = allowed(right, hostile);
    if (!allowed.contains(verdict)) {
      throw ProbeSubject.failure(
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
}
