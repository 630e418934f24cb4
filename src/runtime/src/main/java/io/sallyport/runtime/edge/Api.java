package io.sallyport.runtime.edge;

/** The calls that the resources make; there as soon as the start is through. */
public record Api(PaymentCalls payments, TokenCalls tokens) {}
