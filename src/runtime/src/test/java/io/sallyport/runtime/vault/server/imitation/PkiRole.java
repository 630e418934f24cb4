package io.sallyport.runtime.vault.server.imitation;

import java.time.Duration;
import java.util.List;

/** What a role of the certificate authority may issue. */
record PkiRole(List<String> uris, Duration ttl, Duration maxTtl, boolean leased) {
  static PkiRole of(Call call) {
    Duration maxTtl = call.duration("max_ttl");
    return new PkiRole(
        call.texts("allowed_uri_sans"),
        call.duration("ttl"),
        maxTtl.isZero() ? Durations.LONGEST : maxTtl,
        call.flag("generate_lease", false));
  }

  Duration validity(Duration asked) {
    Duration wanted = asked.isZero() ? ttl : asked;
    return wanted.isZero() ? maxTtl : Durations.shorter(wanted, maxTtl);
  }

  boolean allows(String uri) {
    return uris.stream()
        .anyMatch(
            glob ->
                glob.endsWith("*")
                    ? uri.startsWith(glob.substring(0, glob.length() - 1))
                    : glob.equals(uri));
  }
}
