package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.engine.flow.Reply;
import io.sallyport.engine.idempotency.StoredAnswer;
import io.sallyport.engine.store.StoreUnavailableException;
import io.sallyport.spi.outcome.Certainty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Turns what a call completes with into an HTTP answer; every failure into a problem document. */
final class Responses {
  private static final Logger LOG = Logger.getLogger(Responses.class);
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final int UNAVAILABLE = 503;
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

  private Responses() {}

  static Uni<Response> of(Supplier<CompletionStage<Reply>> call) {
    return Uni.createFrom()
        .completionStage(call)
        .map(Responses::answer)
        .onFailure()
        .recoverWithItem(Responses::failure);
  }

  static Response answer(Reply reply) {
    StoredAnswer answer = reply.answer();
    Response.ResponseBuilder response =
        builder(answer, answer.httpStatus() >= 400 ? PROBLEM : JSON);
    if (reply.replayed()) {
      response.header("Idempotency-Replayed", "true");
    }
    if (answer.httpStatus() == UNAVAILABLE) {
      response.header("Retry-After", COME_BACK_AFTER.toSeconds());
    }
    return response.build();
  }

  static Response failure(Throwable failure) {
    return problem(problemOf(failure));
  }

  static Response problem(Problem problem) {
    Response.ResponseBuilder response = builder(JsonAnswers.problem(problem), PROBLEM);
    problem
        .retryAfter()
        .ifPresent(delay -> response.header("Retry-After", Math.max(1, delay.toSeconds())));
    return response.build();
  }

  private static Problem problemOf(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ProblemException refused) {
      return refused.problem();
    }
    if (cause instanceof StoreUnavailableException) {
      LOG.error("the store is not available");
      return Problem.of(ErrorCode.UNAVAILABLE, "repeat with the same Idempotency-Key")
          .retryAfter(COME_BACK_AFTER)
          .certainty(Certainty.UNKNOWN);
    }
    String where = cause.getStackTrace().length > 0 ? cause.getStackTrace()[0].toString() : "-";
    LOG.errorf("a call failed: %s at %s", cause.getClass().getName(), where);
    return Problem.of(ErrorCode.INTERNAL, "repeat with the same Idempotency-Key")
        .certainty(Certainty.UNKNOWN);
  }

  private static Response.ResponseBuilder builder(StoredAnswer answer, String mediaType) {
    return Response.status(answer.httpStatus())
        .header("Content-Type", mediaType)
        .header("Cache-Control", "no-store")
        .entity(answer.body());
  }
}
