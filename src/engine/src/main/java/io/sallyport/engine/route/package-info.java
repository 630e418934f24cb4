/**
 * Which connector takes an operation, and whether it declares what is asked of it. Knows manifests,
 * not gateways; nothing about a payment's past may come in yet.
 */
@NullMarked
package io.sallyport.engine.route;

import org.jspecify.annotations.NullMarked;
