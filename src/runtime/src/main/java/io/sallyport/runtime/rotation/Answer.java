package io.sallyport.runtime.rotation;

import static java.util.Objects.requireNonNull;

import io.sallyport.runtime.credentials.Fetched;
import io.sallyport.runtime.credentials.SourceException;
import java.util.Optional;

/** What a source said; neither of both when there is nothing new. */
record Answer(Optional<Fetched> fetched, Optional<SourceException> failure) {
  static Answer of(Optional<Fetched> fetched) {
    return new Answer(requireNonNull(fetched, "fetched"), Optional.empty());
  }

  static Answer of(SourceException failure) {
    return new Answer(Optional.empty(), Optional.of(failure));
  }
}
