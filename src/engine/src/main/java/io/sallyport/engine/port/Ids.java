package io.sallyport.engine.port;

/** Makes ids and numbers that are new. */
public interface Ids {
  /**
   * A new id, {@code prefix_} and 26 characters of {@code [0-9a-z]}, of which at least 80 bits are
   * random; later ids sort after earlier ones.
   */
  String next(String prefix);

  /** A new sequence number of a connector, see {@code ExchangeContext.sequenceNumber}. */
  int nextSequenceNumber(String connector);
}
