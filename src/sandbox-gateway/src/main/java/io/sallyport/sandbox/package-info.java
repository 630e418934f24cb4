/**
 * The sandbox payment gateway as a process and as a part of a test: its options, its start and its
 * end. Payment rules and HTTP live in the packages below.
 */
@NullMarked
package io.sallyport.sandbox;

import org.jspecify.annotations.NullMarked;
