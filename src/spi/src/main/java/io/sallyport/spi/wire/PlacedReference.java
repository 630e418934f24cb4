package io.sallyport.spi.wire;

import static java.util.Objects.requireNonNull;

import io.sallyport.spi.manifest.Place;

/**
 * A reference and where it stands in its request.
 *
 * @param place the place as {@link io.sallyport.spi.manifest.Manifest#declares(
 *     io.sallyport.spi.manifest.DataClass, WireRequest, Place)} judges it; array indexes are
 *     written out
 */
public record PlacedReference(Reference reference, Place place) {
  /** Both are required. */
  public PlacedReference {
    requireNonNull(reference, "reference");
    requireNonNull(place, "place");
  }
}
