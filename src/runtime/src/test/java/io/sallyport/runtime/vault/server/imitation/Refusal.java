package io.sallyport.runtime.vault.server.imitation;

/** Ends a call with an answer that is not the wanted one. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  private Refusal(Reply reply, String message) {
    super(message, null, false, false);
    this.reply = reply;
  }

  static Refusal of(int status, String error) {
    return new Refusal(Reply.errors(status, error), error);
  }

  static Refusal absent() {
    return new Refusal(Reply.absent(), "not found");
  }

  /** The token is none, or may not do this. */
  static Refusal denied() {
    return of(403, "1 error occurred:\n\t* permission denied\n\n");
  }

  static Refusal withoutToken() {
    return of(403, "permission denied");
  }

  static Refusal badToken() {
    return of(403, "2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n");
  }

  Reply reply() {
    return reply;
  }
}
