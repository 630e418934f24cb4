package io.sallyport.runtime.management;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import io.sallyport.engine.ProblemException;
import io.sallyport.runtime.PresentCredentials;
import io.sallyport.runtime.door.Doors;
import io.sallyport.runtime.edge.Problems;
import io.sallyport.runtime.rotation.RoleStatus;
import io.sallyport.runtime.rotation.RotatingCredentials;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code /credentials}: what every credential role is doing, and two actions: look for a new value
 * now, and give up the present one because somebody else may have it. Shows no value, hash or
 * length.
 */
@Singleton
public class CredentialPage {
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

  private final PresentCredentials present;
  private final Doors doors;

  CredentialPage(PresentCredentials present, Doors doors) {
    this.present = present;
    this.doors = doors;
  }

  /** All roles. */
  void list(RoutingContext context) {
    try {
      answer(context, new CredentialJson(Clock.systemUTC()).all(running(), doors.all()));
    } catch (ProblemException unavailable) {
      Problems.end(context, unavailable.problem());
    }
  }

  /** Looks for a new value of one role. */
  void refresh(RoutingContext context, String operator) {
    act(
        context,
        (credentials, role) -> credentials.refresh(role.connector(), role.name(), operator));
  }

  /** Gives a value of one role up: the one that is named, so that a newer one is left alone. */
  void compromised(RoutingContext context, String operator) {
    String version = context.request().getParam("version");
    if (version == null || version.isEmpty()) {
      Problem missing =
          Problem.of(
              ErrorCode.MISSING_FIELD, "say which: ?version=…, as GET /credentials shows it");
      Problems.end(context, missing);
      return;
    }
    act(
        context,
        (credentials, role) ->
            credentials.compromised(role.connector(), role.name(), version, operator));
  }

  private PresentCredentials.Running running() {
    return present
        .running()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ErrorCode.UNAVAILABLE, "starting or stopping")
                        .retryAfter(COME_BACK_AFTER)));
  }

  private void act(RoutingContext context, Action action) {
    Role role = new Role(context.pathParam("connector"), context.pathParam("role"));
    CompletionStage<RoleStatus> result;
    try {
      result = action.apply(running().rotation(), role);
    } catch (ProblemException unavailable) {
      Problems.end(context, unavailable.problem());
      return;
    } catch (NoSuchElementException unknown) {
      Problems.notFound(context);
      return;
    }
    Context caller = Vertx.currentContext();
    result.whenComplete(
        (status, failure) -> caller.runOnContext(now -> answered(context, status, failure)));
  }

  private static void answered(
      RoutingContext context, @Nullable RoleStatus status, @Nullable Throwable failure) {
    if (status == null) {
      Problem problem =
          failure instanceof NoSuchElementException
              ? Problem.of(ErrorCode.NOT_FOUND, "there is no such credential role")
              : Problem.of(ErrorCode.INTERNAL, "the credential could not be looked at");
      Problems.end(context, problem);
      return;
    }
    answer(context, new CredentialJson(Clock.systemUTC()).role(status));
  }

  private static void answer(RoutingContext context, JsonObject json) {
    context
        .response()
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(json.encode());
  }

  /** One role of one connector. */
  private record Role(String connector, String name) {}

  /** What is to be done with a role. */
  private interface Action {
    CompletionStage<RoleStatus> apply(RotatingCredentials credentials, Role role);
  }
}
