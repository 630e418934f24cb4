package io.sallyport.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.SpiVersion;
import io.sallyport.spi.Step;
import io.sallyport.spi.manifest.CredentialRole;
import io.sallyport.spi.manifest.Manifest;
import io.sallyport.spi.operation.AuthorizeOperation;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.outcome.Outcome;
import io.sallyport.spi.outcome.RejectionReason;
import io.sallyport.spi.value.JsonObject;
import io.sallyport.spi.wire.Encoding;
import io.sallyport.spi.wire.HttpMethod;
import io.sallyport.spi.wire.HttpRequest;
import io.sallyport.spi.wire.HttpResponse;
import io.sallyport.spi.wire.Reference;
import io.sallyport.spi.wire.Segment;
import io.sallyport.spi.wire.WireFailure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each does one thing wrong, and the check that is made for it says so. */
class BrokenConnectorTest {
  private static void caught(Executable check, String advice) {
    AssertionError error = assertThrows(AssertionError.class, check);
    assertTrue(String.valueOf(error.getMessage()).contains(advice), error.getMessage());
  }

  private static SampleContract of(Supplier<Connector> connector) {
    return new SampleContract(connector);
  }

  /** Sends what {@code first} says in place of the card. */
  private static SampleContract sending(Supplier<HttpRequest> first) {
    return of(
        () ->
            new SampleConnector() {
              @Override
              HttpRequest cardRequest() {
                return first.get();
              }
            });
  }

  @Test
  void theSoundOneIsNotCaught() {
    SampleContract sound = of(SampleConnector::new);
    assertDoesNotThrow(sound::everyReferenceStandsAtADeclaredPlace);
    assertDoesNotThrow(sound::hostileAnswersAreSurvived);
    assertDoesNotThrow(sound::theSameInputGivesTheSameStep);
  }

  @Test
  void aVersionOfItsOwnIsCaught() {
    SampleContract contract = new SampleContract("9.9", SampleConnector::new);
    caught(contract::theSpiVersionFits, SpiVersion.CURRENT);
  }

  @Test
  void aManifestThatChangesIsCaught() {
    AtomicInteger version = new AtomicInteger();
    SampleContract contract =
        of(
            () ->
                new SampleConnector() {
                  @Override
                  public Manifest manifest() {
                    return SampleConnector.declarations()
                        .credential(
                            "role-" + version.incrementAndGet(), CredentialRole.Kind.SECRET_TEXT)
                        .build();
                  }
                });
    caught(contract::theManifestIsAConstant, "build it once");
  }

  @Test
  void aRequestThatIsNotDeclaredIsCaught() {
    SampleContract contract =
        sending(() -> SampleConnector.request(HttpMethod.PUT, "/cards").build());
    caught(contract::everyRequestIsDeclared, "PUT api /cards is not declared");
  }

  @Test
  void aCardNumberInAHeaderIsCaught() {
    Segment number = Segment.value(Reference.cardNumber(), Encoding.HEADER);
    SampleContract contract =
        sending(
            () ->
                SampleConnector.request(HttpMethod.POST, "/cards")
                    .header("X-Card", number)
                    .build());
    caught(contract::everyReferenceStandsAtADeclaredPlace, "CARD_NUMBER goes to");
    caught(contract::everyReferenceStandsAtADeclaredPlace, "x-card");
  }

  @Test
  void aSecurityCodeWithoutOneIsCaught() {
    SampleContract contract =
        sending(
            () ->
                SampleConnector.request(HttpMethod.POST, "/cards")
                    .json(JsonObject.builder().put("code", Reference.securityCode()).build())
                    .build());
    caught(contract::aReferenceIsUsedOnlyWhereItHasAValue, "hasSecurityCode()");
  }

  @Test
  void aRoleThatIsNotDeclaredIsCaught() {
    Segment other = Segment.value(Reference.credential("other"), Encoding.HEADER);
    SampleContract contract =
        sending(
            () -> SampleConnector.request(HttpMethod.POST, "/cards").header("key", other).build());
    caught(contract::everyUsedCredentialRoleIsDeclared, "other");
  }

  @Test
  void aConnectorThatCountsIsCaught() {
    AtomicInteger counter = new AtomicInteger();
    SampleContract contract =
        sending(
            () ->
                SampleConnector.request(HttpMethod.POST, "/cards")
                    .header("count", Integer.toString(counter.incrementAndGet()))
                    .build());
    caught(contract::theSameInputGivesTheSameStep, "keep no counter");
  }

  @Test
  void aStateThatIsTooLargeIsCaught() {
    SampleContract contract =
        of(
            () ->
                new SampleConnector() {
                  @Override
                  public Step begin(Operation operation, ExchangeContext context) {
                    JsonObject large =
                        JsonObject.builder()
                            .put("step", "payment")
                            .put("memory", "x".repeat(17_000))
                            .build();
                    return Step.send(cardRequest(), large);
                  }
                });
    caught(contract::theStateIsSmall, "16 KiB");
  }

  @Test
  void aConnectorThatDoesWhatItDoesNotDeclareIsCaught() {
    SampleContract contract =
        of(
            () ->
                new SampleConnector() {
                  @Override
                  public Step begin(Operation operation, ExchangeContext context) {
                    return Step.send(cardRequest(), state("card"));
                  }
                });
    caught(
        contract::anOperationThatIsNotDeclaredIsNotHandled,
        OperationKind.REFUND + " is not declared");
    caught(
        contract::anOperationThatIsNotDeclaredIsNotHandled,
        OperationKind.PAYOUT + " is not declared");
  }

  /** Makes of a failure what {@code outcome} says. */
  private static SampleContract failing(Function<WireFailure, Outcome> outcome) {
    return of(
        () ->
            new SampleConnector() {
              @Override
              Step failed(String step, WireFailure failure) {
                return Step.done(outcome.apply(failure));
              }
            });
  }

  @Test
  void aDeadlineTakenAsNotSentIsCaught() {
    SampleContract contract = failing(failure -> Outcome.notSent(failure.error()));
    caught(contract::whatMayHaveBeenProcessedIsNeverTakenAsCertain, "became NOT_SENT");
    assertDoesNotThrow(contract::whatWasNotSentIsSaidSo);
  }

  @Test
  void aRefusedConnectionTakenAsUnknownIsCaught() {
    SampleContract contract = failing(failure -> Outcome.unknown(failure.error()));
    caught(contract::whatWasNotSentIsSaidSo, "Outcome.notSent");
    assertDoesNotThrow(contract::whatMayHaveBeenProcessedIsNeverTakenAsCertain);
  }

  @Test
  void aLookupThatWasNotSentTakenAsTheOperationIsCaught() {
    SampleContract contract = failing(WireFailure::outcome);
    caught(contract::aRecoveryThatFailsTellsNothing, "says nothing about the operation");
    assertDoesNotThrow(contract::whatWasNotSentIsSaidSo);
  }

  @Test
  void anAnswerThatMakesItThrowIsCaught() {
    SampleContract contract =
        of(
            () ->
                new SampleConnector() {
                  @Override
                  Step answered(
                      Operation operation,
                      String step,
                      HttpResponse response,
                      ExchangeContext context) {
                    JsonObject body = response.json().orElseThrow();
                    return body.members().isEmpty()
                        ? Step.done(Outcome.unknown(WireFailure.PROTOCOL.error()))
                        : super.answered(operation, step, response, context);
                  }
                });
    caught(contract::hostileAnswersAreSurvived, "made proceed throw");
  }

  @Test
  void aServerErrorOfALookupTakenAsNotFoundIsCaught() {
    SampleContract contract =
        of(
            () ->
                new SampleConnector() {
                  @Override
                  Step answered(
                      Operation operation,
                      String step,
                      HttpResponse response,
                      ExchangeContext context) {
                    return step.equals("lookup") && response.status() != 200
                        ? Step.notFound()
                        : super.answered(operation, step, response, context);
                  }
                });
    caught(contract::hostileAnswersAreSurvived, "became NOT_FOUND");
  }

  /** Makes of a lookup that our credentials do not open what {@code outcome} says. */
  private static SampleContract refusingLookups(Outcome outcome) {
    return of(
        () ->
            new SampleConnector() {
              @Override
              Step answered(
                  Operation operation,
                  String step,
                  HttpResponse response,
                  ExchangeContext context) {
                return step.equals("lookup") && response.status() == 401
                    ? Step.done(outcome)
                    : super.answered(operation, step, response, context);
              }
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = RejectionReason.class,
      names = {"DECLINE", "INVALID"})
  void aRefusedLookupTakenAsARefusalOfTheOperationIsCaught(RejectionReason reason) {
    SampleContract contract =
        refusingLookups(Outcome.rejected(reason, WireFailure.PROTOCOL.error()));
    caught(contract::hostileAnswersAreSurvived, "the answer 401 with no body became REJECTED");
  }

  @ParameterizedTest
  @EnumSource(
      value = RejectionReason.class,
      names = {"CREDENTIAL", "THROTTLED"})
  void aRefusedLookupThatSpeaksOfItselfIsNotCaught(RejectionReason reason) {
    SampleContract contract =
        refusingLookups(Outcome.rejected(reason, WireFailure.PROTOCOL.error()));
    assertDoesNotThrow(contract::hostileAnswersAreSurvived);
  }

  @Test
  void theAmountThatWasAskedForInPlaceOfTheGatewaysIsCaught() {
    SampleContract contract =
        of(
            () ->
                new SampleConnector() {
                  @Override
                  Optional<Outcome> paid(Operation operation, JsonObject json) {
                    return json.string("id")
                        .filter("pay_1"::equals)
                        .map(id -> of(id, ((AuthorizeOperation) operation).amount()));
                  }
                });
    caught(contract::theAmountIsTheGatewaysAndNotTheOneAskedFor, "take both from the answer");
    assertDoesNotThrow(contract::aSuccessIsProcessedWithItsAmount);
  }

  @Test
  void aSuccessThatIsNotUnderstoodIsCaught() {
    SampleContract contract =
        of(
            () ->
                new SampleConnector() {
                  @Override
                  Optional<Outcome> paid(Operation operation, JsonObject json) {
                    return Optional.empty();
                  }
                });
    caught(contract::aSuccessIsProcessedWithItsAmount, "a success became");
    caught(contract::aLookupFindsWhatWasProcessed, "a success became");
  }
}
