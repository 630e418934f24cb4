/**
 * Plans for signing requests and verifying webhooks: which bytes, which algorithm, which secret
 * role. The engine holds the secrets, computes, compares in constant time and checks the clock; no
 * secret may come in here.
 */
@NullMarked
package io.sallyport.spi.signing;

import org.jspecify.annotations.NullMarked;
