/**
 * Where the connectors' credentials come from, by connector and role. Sources read them and hold
 * them as secrets; the egress alone reads their values. No configuration value is a credential.
 */
@NullMarked
package io.sallyport.runtime.credentials;

import org.jspecify.annotations.NullMarked;
