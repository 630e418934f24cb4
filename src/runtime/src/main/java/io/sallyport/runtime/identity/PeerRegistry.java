package io.sallyport.runtime.identity;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which configured peer a certificate belongs to. */
public final class PeerRegistry {
  private final Map<String, String> idBySubject;

  private PeerRegistry(Map<String, String> idBySubject) {
    this.idBySubject = Map.copyOf(idBySubject);
  }

  /**
   * A registry.
   *
   * @param subjects the names of each peer, by our id of it
   * @throws IllegalArgumentException when a name has no kind, or belongs to two peers
   */
  public static PeerRegistry of(String setting, Map<String, List<String>> subjects) {
    Map<String, String> idBySubject = new HashMap<>();
    subjects.forEach(
        (id, names) -> {
          for (String name : names) {
            if (!name.matches("(uri|dns|email):.+")) {
              throw new IllegalArgumentException(
                  setting + "." + id + ".san must be uri:…, dns:… or email:…");
            }
            String other = idBySubject.putIfAbsent(name, id);
            if (other != null && !other.equals(id)) {
              throw new IllegalArgumentException(
                  setting + "." + id + ".san is listed for " + other + " as well");
            }
          }
        });
    return new PeerRegistry(idBySubject);
  }

  /** The peer that one of the certificate's names is listed for. */
  public Optional<String> find(X509Certificate certificate) {
    for (String subject : SubjectNames.of(certificate)) {
      String id = idBySubject.get(subject);
      if (id != null) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }
}
