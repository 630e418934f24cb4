package io.sallyport.runtime.credentials;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where one role's value comes from. Never blocks the caller; safe for use by several threads, but
 * asked once at a time.
 */
public interface RoleSource {
  /** The place as it stands in the configuration, {@code vault-kv:secret/shop#api_key}. */
  String place();

  /**
   * Whether each fetch makes a new value, as issuing a certificate does. Such a source is asked
   * when the value nears its end or somebody wants another one, not on a schedule.
   */
  boolean makesNew();

  /** How often to look without a reason; where {@link #makesNew()}, not used. */
  Duration lookEvery();

  /**
   * Looks for a value. What it finds was checked as far as the source can: form, key match, chain,
   * dates.
   *
   * @param knownVersion the version that is in use or was tried already
   * @return empty when that is still the present one; exceptionally {@link SourceException}
   */
  CompletionStage<Optional<Fetched>> fetch(Optional<String> knownVersion);
}
