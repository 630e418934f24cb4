package io.sallyport.drills.leak;

/**
 * A canary where none may be. It tells where, never what.
 *
 * @param offset in bytes
 */
record Finding(String place, String canary, Encoding encoding, int offset) {}
