/**
 * What an outcome means for a payment and its follow-ups, and making that durable. The judgement is
 * pure; no connector and no transport may come in.
 */
@NullMarked
package io.sallyport.engine.settle;

import org.jspecify.annotations.NullMarked;
