package io.sallyport.spi.operation;

import java.util.function.Function;

/** What is paid with. */
public sealed interface PaymentMethod permits CardMethod {
  /** One branch per payment method. */
  <R> R fold(Function<CardMethod, R> card);
}
