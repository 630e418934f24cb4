package io.sallyport.runtime.edge;

import io.sallyport.engine.ErrorCode;
import io.sallyport.engine.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the framework refuses before a resource is called, as problem documents. */
public class ExceptionMapping {
  /** 404, 405, 413, 415 and what else the framework may say. */
  @ServerExceptionMapper
  public Response refused(WebApplicationException refusal) {
    ErrorCode code =
        switch (refusal.getResponse().getStatus()) {
          case 404 -> ErrorCode.NOT_FOUND;
          case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
          case 413 -> ErrorCode.BODY_TOO_LARGE;
          case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
          case 400, 406 -> ErrorCode.MALFORMED_REQUEST;
          default -> ErrorCode.INTERNAL;
        };
    return Responses.problem(Problem.of(code, "see the documentation of the API"));
  }

  /** The framework stops reading a body that goes beyond the bound; a lost client hears nothing. */
  @ServerExceptionMapper
  public Response unread(IOException unread) {
    return Responses.failure(HeaderBounds.tooLarge());
  }

  /** Everything else is a defect of ours. */
  @ServerExceptionMapper
  public Response failed(Throwable failure) {
    return Responses.failure(failure);
  }
}
