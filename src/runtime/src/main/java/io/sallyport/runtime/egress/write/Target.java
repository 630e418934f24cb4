package io.sallyport.runtime.egress.write;

import io.sallyport.spi.wire.HttpRequest;
import java.util.Iterator;

/** The path with its query, encoded. An argument can not leave its place in the path. */
final class Target {
  private Target() {}

  static String of(HttpRequest request) {
    StringBuilder target = new StringBuilder(64);
    path(request, target);
    char before = '?';
    for (HttpRequest.QueryParameter parameter : request.query()) {
      target
          .append(before)
          .append(PercentEncoding.encoded(parameter.name()))
          .append('=')
          .append(PercentEncoding.encoded(parameter.value()));
      before = '&';
    }
    return target.toString();
  }

  private static void path(HttpRequest request, StringBuilder target) {
    Iterator<String> arguments = request.pathArguments().iterator();
    String template = request.pathTemplate();
    int at = 0;
    while (at < template.length()) {
      char character = template.charAt(at);
      if (character == '{') {
        target.append(argument(arguments.next()));
        at = template.indexOf('}', at);
      } else {
        target.append(character);
      }
      at++;
    }
  }

  /** Dots are unreserved, so a dot segment would survive the encoding and climb. */
  private static String argument(String argument) {
    if (argument.isEmpty() || argument.equals(".") || argument.equals("..")) {
      throw new UnwritableException("a path argument is empty or a dot segment");
    }
    return PercentEncoding.encoded(argument);
  }
}
