package io.sallyport.engine;

/** Carries a refusal to the edge. Has no stack trace: it is an answer, not a defect. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A refusal. */
  public ProblemException(Problem problem) {
    super(problem.code().code(), null, false, false);
    this.problem = problem;
  }

  /** The refusal. */
  public Problem problem() {
    return problem;
  }
}
