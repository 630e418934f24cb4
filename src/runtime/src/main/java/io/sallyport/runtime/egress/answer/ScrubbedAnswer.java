package io.sallyport.runtime.egress.answer;

import io.sallyport.spi.wire.HttpResponse;

/**
 * An answer that a connector may see.
 *
 * @param replaced how often something that was sent stood in it
 */
public record ScrubbedAnswer(HttpResponse response, int replaced) {}
