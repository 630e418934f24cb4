package io.sallyport.runtime.vault.server.imitation;

import java.util.Locale;

/** What a call does, in the words of a policy's capabilities. */
enum Operation {
  CREATE,
  READ,
  UPDATE,
  DELETE,
  LIST;

  String capability() {
    return name().toLowerCase(Locale.ROOT);
  }
}
