package io.sallyport.runtime.vault.server.imitation;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One secret with its versions, of which the last ten are kept. */
final class KvSecret {
  private static final int KEPT = 10;

  private final SortedMap<Integer, Version> versions = new TreeMap<>();
  private final Instant created;

  KvSecret(Instant created) {
    this.created = created;
  }

  int latest() {
    return versions.isEmpty() ? 0 : versions.lastKey();
  }

  Version add(JsonObject data, Instant now) {
    Version version = new Version(latest() + 1, data, now);
    versions.put(version.number, version);
    if (versions.size() > KEPT) {
      versions.remove(versions.firstKey());
    }
    return version;
  }

  /** The latest for zero. */
  Optional<Version> version(int number) {
    return Optional.ofNullable(versions.get(number == 0 ? latest() : number));
  }

  JsonObject metadata() {
    JsonObject all = new JsonObject();
    versions.forEach((number, version) -> all.put(number.toString(), version.summary()));
    return new JsonObject()
        .put("cas_required", false)
        .put("created_time", created.toString())
        .put("current_version", latest())
        .put("custom_metadata", null)
        .put("delete_version_after", "0s")
        .put("max_versions", 0)
        .put("oldest_version", versions.isEmpty() || latest() <= KEPT ? 0 : versions.firstKey())
        .put("updated_time", version(0).map(version -> version.created).orElse(created).toString())
        .put("versions", all);
  }

  /** One version; its data is gone for good once it is destroyed. */
  static final class Version {
    private final int number;
    private final Instant created;
    private @Nullable JsonObject data;
    private @Nullable Instant deleted;

    private Version(int number, JsonObject data, Instant created) {
      this.number = number;
      this.data = data;
      this.created = created;
    }

    void delete(Instant now) {
      deleted = deleted == null ? now : deleted;
    }

    void restore() {
      deleted = null;
    }

    void destroy() {
      data = null;
    }

    boolean isReadable() {
      return data != null && deleted == null;
    }

    JsonObject read() {
      return new JsonObject().put("data", isReadable() ? data : null).put("metadata", metadata());
    }

    JsonObject metadata() {
      return summary().put("custom_metadata", null).put("version", number);
    }

    private JsonObject summary() {
      return new JsonObject()
          .put("created_time", created.toString())
          .put("deletion_time", deleted == null ? "" : deleted.toString())
          .put("destroyed", data == null);
    }
  }
}
