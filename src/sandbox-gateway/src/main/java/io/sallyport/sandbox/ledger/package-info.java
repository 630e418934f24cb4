/**
 * The gateway's truth: cards, charges, their legal transitions, the ledger and its file. Nothing of
 * HTTP and nothing of faults may come in; only {@link io.sallyport.sandbox.ledger.LedgerFile} does
 * I/O.
 */
@NullMarked
package io.sallyport.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
