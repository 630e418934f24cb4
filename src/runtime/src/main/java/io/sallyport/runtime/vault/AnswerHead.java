package io.sallyport.runtime.vault;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** What we need of an answer's head. */
record AnswerHead(int status, boolean isJson, Optional<String> retryAfter) {
  private static final String JSON = "application/json";
  private static final int FIRST_SERVER_ERROR = 500;

  static AnswerHead of(HttpClientResponse response) {
    String type = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
    return new AnswerHead(
        response.statusCode(),
        type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON),
        Optional.ofNullable(response.getHeader(HttpHeaders.RETRY_AFTER)));
  }

  /** Whoever stands before a server that is down answers for it, in its own form. */
  boolean isServerError() {
    return status >= FIRST_SERVER_ERROR;
  }
}
