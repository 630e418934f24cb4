package io.sallyport.runtime.vault;

import io.sallyport.runtime.credentials.Lease;
import io.sallyport.runtime.vault.VaultException.Detail;
import io.sallyport.runtime.vault.VaultSession.Served;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Something that Vault lent to our token, and takes back when the token ends. */
final class VaultLease implements Lease {
  private static final List<String> LEASE_DURATION = List.of("lease_duration");
  private static final List<String> RENEWABLE = List.of("renewable");
  private static final AnswerReading<Terms> TERMS =
      AnswerReading.picking(Set.of(LEASE_DURATION, RENEWABLE), VaultLease::terms);

  private final VaultSession session;
  private final String id;
  private final Duration lifetime;
  private final VaultToken holder;
  private final Instant ownEnd;
  private final boolean renewable;

  /**
   * What Vault says of a lease.
   *
   * @param duration from the moment that it was asked for
   */
  record Terms(Duration duration, boolean renewable) {}

  private VaultLease(
      VaultSession session,
      String id,
      Duration lifetime,
      VaultToken holder,
      Instant ownEnd,
      boolean renewable) {
    this.session = session;
    this.id = id;
    this.lifetime = lifetime;
    this.holder = holder;
    this.ownEnd = ownEnd;
    this.renewable = renewable;
  }

  /** One that just began, with the request that was served. */
  static VaultLease begun(VaultSession session, String id, Terms terms, Served<?> served) {
    served.token().lend();
    return new VaultLease(
        session,
        id,
        terms.duration(),
        served.token(),
        served.askedAt().plus(terms.duration()),
        terms.renewable());
  }

  /** Gives back what can not be used, as far as that is possible now. */
  static void giveBack(VaultSession session, String id) {
    session.send(VaultRequests.revokeLease(id));
  }

  /** The terms in an answer. */
  static Terms terms(Picked picked) throws IOException {
    return new Terms(Duration.ofSeconds(picked.number(LEASE_DURATION)), picked.flag(RENEWABLE));
  }

  /** Where the terms stand in an answer. */
  static Set<List<String>> termPaths() {
    return Set.of(LEASE_DURATION, RENEWABLE);
  }

  /** The token's end moves when it is renewed, and this with it. */
  @Override
  public Instant expiresAt() {
    return holder.expiresAt().filter(end -> end.isBefore(ownEnd)).orElse(ownEnd);
  }

  @Override
  public boolean isRenewable() {
    return renewable;
  }

  @Override
  public CompletionStage<Lease> renew() {
    CompletionStage<Lease> renewed =
        session
            .send(VaultRequests.renewLease(id, lifetime, TERMS))
            .thenApply(served -> prolonged(served))
            .exceptionallyCompose(this::unlessNotRenewable);
    return Answers.ofSource(renewed);
  }

  @Override
  public CompletionStage<Void> revoke() {
    CompletionStage<Void> revoked =
        session
            .send(VaultRequests.revokeLease(id))
            .<Void>thenCompose(done -> CompletableFuture.completedFuture(null))
            .exceptionallyCompose(VaultLease::unlessUnknown);
    return Answers.ofSource(revoked);
  }

  @Override
  public String toString() {
    return "VaultLease";
  }

  /** The lease stays with the token that it was lent to, whoever renews it. */
  private Lease prolonged(Served<Terms> served) {
    Terms terms = served.result();
    return new VaultLease(
        session, id, lifetime, holder, served.askedAt().plus(terms.duration()), terms.renewable());
  }

  private CompletionStage<Lease> unlessNotRenewable(Throwable failure) {
    return VaultException.says(failure, Detail.LEASE_NOT_RENEWABLE)
        ? CompletableFuture.completedFuture(
            new VaultLease(session, id, lifetime, holder, ownEnd, false))
        : CompletableFuture.failedFuture(failure);
  }

  private static CompletionStage<Void> unlessUnknown(Throwable failure) {
    return VaultException.says(failure, Detail.LEASE_UNKNOWN)
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(failure);
  }
}
