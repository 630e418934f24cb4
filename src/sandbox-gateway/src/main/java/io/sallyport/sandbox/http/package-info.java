/**
 * The gateway's HTTP: TLS, API keys, reading and answering, and what faults do to answers.
 * Decisions about money are made in the ledger and may not come in.
 */
@NullMarked
package io.sallyport.sandbox.http;

import org.jspecify.annotations.NullMarked;
