/** Files that only their owner may read. Nothing here knows what is in them. */
@NullMarked
package io.sallyport.sandbox.file;

import org.jspecify.annotations.NullMarked;
