/**
 * Rotation as a transaction: looks for new credential values, tries them, shifts requests to them,
 * and puts the old ones out of use when no request holds them any more, or goes back to them.
 * Decisions only: no clock, thread, timer or I/O of its own, and no knowledge of any source or
 * gateway; those come in through ports.
 *
 * <p>Discipline: everything that belongs to a connector changes in its {@code Turns} only, one
 * event at a time, on whichever thread brings it. No lock is held meanwhile, so ports may be called
 * and may call back; they must not block. Beside the turns stands the path of each request: it
 * reads the present {@code CredentialSet} and counts itself in and out by compare-and-set.
 */
@NullMarked
package io.sallyport.runtime.rotation;

import org.jspecify.annotations.NullMarked;
