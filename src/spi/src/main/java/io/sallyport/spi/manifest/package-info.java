/**
 * What a connector declares about itself. The runtime holds it to that: what is not declared is
 * refused, and the declared data flows are the data-flow diagram.
 */
@NullMarked
package io.sallyport.spi.manifest;

import org.jspecify.annotations.NullMarked;
