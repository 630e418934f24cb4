package io.sallyport.runtime.edge;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Tokens. What comes back is masked; nothing returns a card number. */
@Path("/v1/tokens")
public class TokenResource {
  private final ApiSource source;

  TokenResource(ApiSource source) {
    this.source = source;
  }

  /** Stores a card. */
  @POST
  public Uni<Response> create(byte @Nullable [] body, @Context RoutingContext context) {
    return Responses.of(
        () -> source.api().tokens().create(Front.caller(context), Bodies.json(context, body)));
  }

  /** Tells what everybody may see of a stored card. */
  @GET
  @Path("/{token}")
  public Uni<Response> get(@PathParam("token") String token, @Context RoutingContext context) {
    return Responses.of(() -> source.api().tokens().get(Front.caller(context), token));
  }

  /** Forgets a stored card. */
  @DELETE
  @Path("/{token}")
  public Uni<Response> delete(@PathParam("token") String token, @Context RoutingContext context) {
    return Uni.createFrom()
        .completionStage(() -> source.api().tokens().delete(Front.caller(context), token))
        .map(deleted -> Response.noContent().build())
        .onFailure()
        .recoverWithItem(Responses::failure);
  }
}
