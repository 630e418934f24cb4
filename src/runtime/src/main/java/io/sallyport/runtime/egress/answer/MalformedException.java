package io.sallyport.runtime.egress.answer;

/** A body is not what its Content-Type says. Without a message: it would repeat the body. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;
}
