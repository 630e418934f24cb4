package io.sallyport.runtime.edge;

/** Gives the calls to the resources. */
public interface ApiSource {
  /**
   * The calls.
   *
   * @throws io.sallyport.engine.ProblemException while the start is not through, or the stop has
   *     begun
   */
  Api api();
}
