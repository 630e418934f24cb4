package io.sallyport.runtime.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The subject alternative names of a certificate (RFC 5280 section 4.2.1.6), with their kind. */
final class SubjectNames {
  private static final int EMAIL = 1;
  private static final int DNS = 2;
  private static final int URI = 6;

  private SubjectNames() {}

  /** The names as {@code uri:…}, {@code dns:…} and {@code email:…}; others are passed over. */
  static Set<String> of(X509Certificate certificate) {
    Collection<List<?>> names;
    try {
      names = certificate.getSubjectAlternativeNames();
    } catch (CertificateParsingException unreadable) {
      return Set.of();
    }
    if (names == null) {
      return Set.of();
    }
    Set<String> subjects = new LinkedHashSet<>();
    for (List<?> name : names) {
      String prefix = prefix((Integer) name.get(0));
      if (!prefix.isEmpty()) {
        subjects.add(prefix + name.get(1));
      }
    }
    return subjects;
  }

  private static String prefix(int kind) {
    return switch (kind) {
      case EMAIL -> "email:";
      case DNS -> "dns:";
      case URI -> "uri:";
      default -> "";
    };
  }
}
