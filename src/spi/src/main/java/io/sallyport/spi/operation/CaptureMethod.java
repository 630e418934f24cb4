package io.sallyport.spi.operation;

/** When an authorised amount is captured. */
public enum CaptureMethod {
  /** At once, with the authorisation. */
  AUTOMATIC,
  /** By captures of its own. */
  MANUAL
}
