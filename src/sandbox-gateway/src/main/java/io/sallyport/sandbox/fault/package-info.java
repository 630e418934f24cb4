/**
 * Which fault strikes which request: by name, by queue or by seeded chance. What a fault does to an
 * answer is the business of HTTP and may not come in.
 */
@NullMarked
package io.sallyport.sandbox.fault;

import org.jspecify.annotations.NullMarked;
