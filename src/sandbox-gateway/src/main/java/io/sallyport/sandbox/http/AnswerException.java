package io.sallyport.sandbox.http;

/** Ends the handling of a request with an answer that is ready to be sent. */
final class AnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  AnswerException(Answer answer) {
    super("status " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
