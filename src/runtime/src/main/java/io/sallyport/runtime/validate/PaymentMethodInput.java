package io.sallyport.runtime.validate;

import java.util.function.Function;

/** What a payment is paid with, as the application sent it. */
public sealed interface PaymentMethodInput extends AutoCloseable permits CardInput, TokenInput {
  /** One branch per kind. */
  <R> R fold(Function<CardInput, R> card, Function<TokenInput, R> token);

  /** Forgets the secrets; safe to call again. */
  @Override
  void close();
}
