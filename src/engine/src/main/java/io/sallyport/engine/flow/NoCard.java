package io.sallyport.engine.flow;

import io.sallyport.engine.port.CardHandle;

/** Where no card is at hand. */
enum NoCard implements CardHandle {
  INSTANCE;

  @Override
  public boolean hasSecurityCode() {
    return false;
  }

  @Override
  public boolean hasHolderName() {
    return false;
  }

  @Override
  public void close() {}
}
