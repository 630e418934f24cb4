package io.sallyport.runtime.vault;

import io.quarkus.vault.client.common.VaultRequest;
import io.sallyport.runtime.credentials.SourceException.Reason;
import io.sallyport.runtime.vault.VaultException.Detail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an answer other than success means.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs#http-status-codes">status codes</a>
 */
final class VaultVerdict {
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION = 412;
  private static final int TOO_MANY = 429;
  private static final int STANDBY_REPLICA = 472;
  private static final int STANDBY_PERFORMANCE = 473;
  private static final int SEALED = 503;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");
  private static final List<String> ERRORS = List.of("errors");

  private VaultVerdict() {}

  /**
   * An answer as a failure.
   *
   * @param retryAfter the header's value
   * @param body JSON, or empty; stays the caller's to wipe
   * @throws IOException when the body is no JSON
   */
  static VaultException of(
      VaultRequest<?> request, int status, Optional<String> retryAfter, byte[] body)
      throws IOException {
    if (status == BAD_REQUEST) {
      return badRequest(request, body);
    }
    if (status == FORBIDDEN) {
      return forbidden(request, body);
    }
    if (status == NOT_FOUND) {
      return answered(request, Reason.NOT_FOUND, status, "there is no such thing, or no more");
    }
    if (status == TOO_MANY) {
      return VaultException.answered(
          request,
          Reason.UNAVAILABLE,
          status,
          "too many requests",
          Detail.NONE,
          retryAfter.filter(VaultVerdict::isSeconds).map(VaultVerdict::seconds));
    }
    if (status == STANDBY_REPLICA || status == STANDBY_PERFORMANCE || status == PRECONDITION) {
      return answered(request, Reason.UNAVAILABLE, status, "a standby that can not do it");
    }
    if (status == SEALED) {
      return answered(request, Reason.UNAVAILABLE, status, "sealed or not ready");
    }
    boolean refused = status >= FIRST_CLIENT_ERROR && status < FIRST_SERVER_ERROR;
    return answered(
        request,
        refused ? Reason.DENIED : Reason.UNAVAILABLE,
        status,
        refused ? "refused" : "Vault failed");
  }

  private static VaultException forbidden(VaultRequest<?> request, byte[] body) throws IOException {
    Detail detail = detail(body);
    String meaning =
        detail == Detail.TOKEN_ENDED
            ? "our token has ended or was revoked"
            : "not allowed, or our token has ended";
    return VaultException.answered(
        request, Reason.DENIED, FORBIDDEN, meaning, detail, Optional.empty());
  }

  private static VaultException badRequest(VaultRequest<?> request, byte[] body)
      throws IOException {
    Detail detail = detail(body);
    Reason reason = detail == Detail.LEASE_UNKNOWN ? Reason.NOT_FOUND : Reason.DENIED;
    String meaning =
        switch (detail) {
          case LEASE_UNKNOWN -> "there is no such lease any more";
          case LEASE_NOT_RENEWABLE -> "the lease can not be renewed";
          case NONE, TOKEN_ENDED -> "refused as it is";
        };
    return VaultException.answered(request, reason, BAD_REQUEST, meaning, detail, Optional.empty());
  }

  private static Detail detail(byte[] body) throws IOException {
    if (body.length == 0) {
      return Detail.NONE;
    }
    try (Picked picked = JsonPicker.pick(body, Set.of(ERRORS))) {
      for (byte[] error : picked.texts(ERRORS)) {
        String text = new String(error, StandardCharsets.UTF_8);
        if (text.contains("lease not found") || text.contains("invalid lease")) {
          return Detail.LEASE_UNKNOWN;
        }
        if (text.contains("lease is not renewable")) {
          return Detail.LEASE_NOT_RENEWABLE;
        }
        if (text.contains("invalid token") || text.contains("bad token")) {
          return Detail.TOKEN_ENDED;
        }
      }
      return Detail.NONE;
    }
  }

  private static VaultException answered(
      VaultRequest<?> request, Reason reason, int status, String meaning) {
    return VaultException.answered(request, reason, status, meaning, Detail.NONE, Optional.empty());
  }

  private static boolean isSeconds(String text) {
    return SECONDS.matcher(text).matches();
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }
}
