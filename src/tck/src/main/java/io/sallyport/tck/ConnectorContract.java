package io.sallyport.tck;

import io.sallyport.spi.Connector;
import io.sallyport.spi.ConnectorProvider;
import io.sallyport.spi.ExchangeContext;
import io.sallyport.spi.operation.Operation;
import io.sallyport.spi.operation.OperationKind;
import io.sallyport.spi.probe.ProbeConnector;
import io.sallyport.spi.wire.WireRequest;
import io.sallyport.spi.wire.WireResponse;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The contract of every connector. Extend it in the connector's tests, name the provider and say
 * what the gateway answers when all goes well; each test then checks one promise, and its failure
 * says what to do.
 *
 * <pre>{@code
 * class AcmeContractTest extends ConnectorContract {
 *   protected ConnectorProvider provider() {
 *     return new AcmeConnectorProvider();
 *   }
 *
 *   protected WireResponse answer(
 *       Operation operation, WireRequest request, ExchangeContext context) {
 *     return ...; // a recorded answer, with the operation's amount and the context's reference
 *   }
 * }
 * }</pre>
 */
public abstract class ConnectorContract {
  /** For the author's class. */
  protected ConnectorContract() {}

  /** The provider as the runtime finds it. Called once or twice per test. */
  protected abstract ConnectorProvider provider();

  /**
   * What the gateway answers to a request when all goes well: the operation is processed with its
   * full amount, and a lookup finds it. Must be the same for the same arguments.
   *
   * @param operation one of {@link #operations}
   * @param request what the connector sends, out of {@link Connector#begin}, {@link
   *     Connector#proceed} or {@link Connector#recover}
   */
  protected abstract WireResponse answer(
      Operation operation, WireRequest request, ExchangeContext context);

  /**
   * The operations of a kind that the connector is tested with. Override it when the gateway's ids
   * have a form of their own, or to add what is special to the connector.
   *
   * @param currency a currency that the manifest declares
   */
  protected List<Operation> operations(OperationKind kind, String currency) {
    return SampleOperations.of(kind, currency);
  }

  /**
   * What the gateway answers to the probe when it lets the credentials in. Override it, and {@link
   * #probeRefused}, when the connector is a {@link ProbeConnector}.
   *
   * @param probe what the connector's {@link ProbeConnector#probe()} says
   */
  protected WireResponse probeAccepted(WireRequest probe) {
    throw new AssertionError(
        "the connector has a probe: override probeAccepted with a recorded answer to it");
  }

  /** What the gateway answers to the probe when it does not know the credentials. */
  protected WireResponse probeRefused(WireRequest probe) {
    throw new AssertionError(
        "the connector has a probe: override probeRefused with the recorded answer to a wrong key");
  }

  @Test
  final void theSpiVersionFits() {
    ManifestChecks.versionFits(provider());
  }

  @Test
  final void theManifestIsAConstant() {
    ManifestChecks.isConstant(provider());
  }

  @Test
  final void theManifestIsComplete() {
    ManifestChecks.isComplete(provider().connector().manifest());
  }

  @Test
  final void anOperationThatIsNotDeclaredIsNotHandled() {
    ManifestChecks.refusesUndeclared(subject());
  }

  @Test
  final void everyOperationBeginsWithARequest() {
    RequestChecks.begins(subject());
  }

  @Test
  final void everyRequestIsDeclared() {
    RequestChecks.requestsAreDeclared(subject());
  }

  @Test
  final void everyReferenceStandsAtADeclaredPlace() {
    RequestChecks.referencesStandAtDeclaredPlaces(subject());
  }

  @Test
  final void aReferenceIsUsedOnlyWhereItHasAValue() {
    RequestChecks.referencesHaveValues(subject());
  }

  @Test
  final void everyUsedCredentialRoleIsDeclared() {
    RequestChecks.rolesAreDeclared(subject());
  }

  @Test
  final void theSameInputGivesTheSameStep() {
    RequestChecks.stepsAreRepeatable(subject(), subject());
  }

  @Test
  final void theStateIsSmall() {
    RequestChecks.statesAreSmall(subject());
  }

  @Test
  final void whatMayHaveBeenProcessedIsNeverTakenAsCertain() {
    FailureChecks.maybeProcessedIsNeverCertain(subject());
  }

  @Test
  final void whatWasNotSentIsSaidSo() {
    FailureChecks.notSentIsSaidSo(subject());
  }

  @Test
  final void aRecoveryThatFailsTellsNothing() {
    FailureChecks.failedRecoveryTellsNothing(subject());
  }

  @Test
  final void hostileAnswersAreSurvived() {
    AnswerChecks.hostileAnswersAreSurvived(subject());
  }

  @Test
  final void aSuccessIsProcessedWithItsAmount() {
    SuccessChecks.successIsProcessed(subject());
  }

  @Test
  final void theAmountIsTheGatewaysAndNotTheOneAskedFor() {
    SuccessChecks.amountIsTheGateways(subject());
  }

  @Test
  final void aLookupFindsWhatWasProcessed() {
    SuccessChecks.lookupFindsWhatWasProcessed(subject());
  }

  @Test
  final void theProbeIsDeclared() {
    ProbeRequestChecks.isDeclared(probe());
  }

  @Test
  final void theProbeCarriesTheCredentialsOfPayments() {
    ProbeRequestChecks.carriesTheCredentialsOfPayments(probe());
  }

  @Test
  final void theProbeCarriesNothingButCredentials() {
    ProbeRequestChecks.carriesNothingElse(probe());
  }

  @Test
  final void theProbeMovesNoMoney() {
    ProbeRequestChecks.movesNoMoney(probe());
  }

  @Test
  final void theProbeIsTheSameEachTime() {
    ProbeRequestChecks.isRepeatable(probe(), probe());
  }

  @Test
  final void theProbeTellsGoodCredentialsFromBad() {
    ProbeAnswerChecks.tellsGoodFromBad(probe());
  }

  @Test
  final void onlyARefusedCertificateIsARefusalWithoutAnAnswer() {
    ProbeAnswerChecks.failuresTellNothing(probe());
  }

  @Test
  final void hostileAnswersToTheProbeAreInconclusive() {
    ProbeAnswerChecks.hostileAnswersTellNothing(probe());
  }

  private Subject subject() {
    return subject(provider().connector());
  }

  private Subject subject(Connector connector) {
    return new Subject(connector, this::operations, this::answer);
  }

  private ProbeSubject probe() {
    Connector connector = provider().connector();
    Assumptions.assumeTrue(
        connector instanceof ProbeConnector,
        "the connector has no probe (ProbeConnector): the first payments with a new credential"
            + " will be its trial");
    return new ProbeSubject(
        (ProbeConnector) connector, subject(connector), this::probeAccepted, this::probeRefused);
  }
}
