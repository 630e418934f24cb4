package io.sallyport.spi.probe;

/** What the answer to a probe says about the credentials that it carried. */
public enum ProbeVerdict {
  /** The gateway knows them and lets them in. */
  ACCEPTED,
  /** The gateway refuses them: unknown, expired, revoked, or not allowed what payments need. */
  REFUSED,
  /** The gateway said nothing about them: no answer, too busy, out of order. */
  INCONCLUSIVE
}
