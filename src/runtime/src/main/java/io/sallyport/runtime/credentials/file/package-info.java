/**
 * Credentials in files that something else keeps up to date, and how such files are read: whole,
 * bounded, all of one moment. What a value is used for may not come in.
 */
@NullMarked
package io.sallyport.runtime.credentials.file;

import org.jspecify.annotations.NullMarked;
