package io.sallyport.runtime.egress;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.Credential;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.egress.Prepared.Subject;
import io.sallyport.runtime.egress.write.CredentialMissingException;
import io.sallyport.runtime.secret.CardInHand;
import io.sallyport.spi.probe.ProbeConnector;
import io.sallyport.spi.probe.ProbeVerdict;
import io.sallyport.spi.wire.WireFailure;
import io.sallyport.spi.wire.WireResult;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Tries credentials at a connector's gateway, apart from its payments: with a client of its own, so
 * that neither a pooled connection nor a resumed TLS session answers for a certificate that was
 * never looked at; past the breaker and the bulkhead, which speak of payments.
 */
final class ConnectorProbe {
  private static final String NOWHERE = "";

  private final ProbeConnector connector;
  private final String name;
  private final Preparation preparation;
  private final Dispatcher dispatcher;
  private final Duration timeout;
  private final EgressEvents events;

  ConnectorProbe(
      Vertx vertx,
      ProbeConnector connector,
      Preparation preparation,
      Duration timeout,
      EgressEvents events) {
    this.connector = connector;
    this.name = preparation.connector();
    this.preparation = preparation;
    this.dispatcher = new Dispatcher(vertx, Supplier::get, GatewayEndpoint::separate);
    this.timeout = timeout;
    this.events = events;
  }

  /**
   * Sends the probe once; called on the context. Never exceptional: what a connector's function
   * throws says nothing about the credentials.
   */
  CompletionStage<ProbeVerdict> run(CredentialUse candidates) {
    CompletionStage<Subject> checked =
        CompletableFuture.completedStage(preparation)
            .thenApply(checking -> checking.check(requireNonNull(connector.probe())));
    CompletionStage<ProbeVerdict> verdict =
        checked
            .thenCompose(subject -> send(subject, candidates))
            .thenApply(result -> requireNonNull(connector.verdict(result)))
            .exceptionally(broken -> ProbeVerdict.INCONCLUSIVE);
    return checked
        .handle((subject, refused) -> subject == null ? NOWHERE : subject.request().endpoint())
        .thenCombine(verdict, this::told);
  }

  private CompletionStage<WireResult> send(Subject subject, CredentialUse candidates) {
    try {
      return dispatcher.send(
          preparation.prepare(subject, CardInHand.empty(), new Borrowed(candidates)), timeout);
    } catch (CredentialMissingException missing) {
      return CompletableFuture.completedStage(
          new WireResult.Failed(WireFailure.CREDENTIAL_MISSING));
    }
  }

  private ProbeVerdict told(String endpoint, ProbeVerdict verdict) {
    events.probed(name, endpoint, verdict);
    return verdict;
  }

  /** Stays its owner's to close. */
  private record Borrowed(CredentialUse candidates) implements CredentialUse {
    @Override
    public Optional<Credential> of(String role) {
      return candidates.of(role);
    }

    @Override
    public long generation(String role) {
      return candidates.generation(role);
    }

    @Override
    public void close() {}
  }
}
