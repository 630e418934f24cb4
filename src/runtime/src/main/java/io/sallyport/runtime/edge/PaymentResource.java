package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.flow.Caller;
import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.idempotency.KeyScope;
import io.sallyport.engine.payment.FollowUpKind;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Payments and what follows them. Runs on event loops; nothing here blocks. */
@Path("/v1")
public class PaymentResource {
  private final ApiSource source;

  PaymentResource(ApiSource source) {
    this.source = source;
  }

  /** Pays. */
  @POST
  @Path("/payments")
  public Uni<Response> pay(byte @Nullable [] body, @Context RoutingContext context) {
    return Responses.of(
        () -> {
          byte[] content = Bodies.json(context, body);
          Caller caller = Front.caller(context);
          KeyScope key = IdempotencyKeys.require(caller, context.request(), "POST /v1/payments");
          return source.api().payments().pay(caller, key, content);
        });
  }

  /** Captures. */
  @POST
  @Path("/payments/{id}/captures")
  public Uni<Response> capture(
      @PathParam("id") String id, byte @Nullable [] body, @Context RoutingContext context) {
    return Responses.of(() -> followUp(id, FollowUpKind.CAPTURE, "captures", body, context));
  }

  /** Voids. */
  @POST
  @Path("/payments/{id}/voids")
  public Uni<Response> voidPayment(
      @PathParam("id") String id, byte @Nullable [] body, @Context RoutingContext context) {
    return Responses.of(() -> followUp(id, FollowUpKind.VOID, "voids", body, context));
  }

  /** Refunds. */
  @POST
  @Path("/payments/{id}/refunds")
  public Uni<Response> refund(
      @PathParam("id") String id, byte @Nullable [] body, @Context RoutingContext context) {
    return Responses.of(() -> followUp(id, FollowUpKind.REFUND, "refunds", body, context));
  }

  /** Tells a payment. */
  @GET
  @Path("/payments/{id}")
  public Uni<Response> payment(
      @PathParam("id") String id,
      @QueryParam("sync") @Nullable String sync,
      @Context RoutingContext context) {
    return Responses.of(
        () -> source.api().payments().payment(Front.caller(context), id, isTrue(sync)));
  }

  /** Tells a capture. */
  @GET
  @Path("/captures/{id}")
  public Uni<Response> capture(@PathParam("id") String id, @Context RoutingContext context) {
    return known(FollowUpKind.CAPTURE, id, context);
  }

  /** Tells a void. */
  @GET
  @Path("/voids/{id}")
  public Uni<Response> voided(@PathParam("id") String id, @Context RoutingContext context) {
    return known(FollowUpKind.VOID, id, context);
  }

  /** Tells a refund. */
  @GET
  @Path("/refunds/{id}")
  public Uni<Response> refund(@PathParam("id") String id, @Context RoutingContext context) {
    return known(FollowUpKind.REFUND, id, context);
  }

  private Uni<Response> known(FollowUpKind kind, String id, RoutingContext context) {
    return Responses.of(
        () -> {
          if (!id.startsWith(kind.idPrefix() + "_")) {
            throw new ProblemException(Problem.of(ErrorCode.NOT_FOUND, "nothing of that id"));
          }
          return source.api().payments().followUp(Front.caller(context), id);
        });
  }

  private CompletionStage<Reply> followUp(
      String id,
      FollowUpKind kind,
      String collection,
      byte @Nullable [] body,
      RoutingContext context) {
    byte[] content = Bodies.optionalJson(context, body);
    Caller caller = Front.caller(context);
    String route = "POST /v1/payments/" + id + "/" + collection;
    KeyScope key = IdempotencyKeys.require(caller, context.request(), route);
    return source.api().payments().followUp(caller, key, id, kind, content);
  }

  private static boolean isTrue(@Nullable String sync) {
    if (sync == null || sync.equals("false")) {
      return false;
    }
    if (sync.equals("true")) {
      return true;
    }
    throw new ProblemException(
        Problem.at(ErrorCode.INVALID_VALUE, "sync", "must be true or false"));
  }
}
