/**
 * Webhooks: how a connector says what must be verified, and what a verified one means. The
 * listener, the secrets and the protection against repeats are the runtime's.
 */
@NullMarked
package io.sallyport.spi.webhook;

import org.jspecify.annotations.NullMarked;
