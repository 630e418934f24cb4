package io.sallyport.runtime.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values for the named columns of one row, in order; not for use by several threads. Instants are
 * kept as whole microseconds since 1970, what is finer is cut off; enums by their name.
 */
final class Columns {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Columns text(String name, String value) {
    return put(name, value);
  }

  Columns text(String name, Optional<String> value) {
    return put(name, value.orElse(null));
  }

  Columns name(String name, Enum<?> value) {
    return put(name, value.name());
  }

  Columns name(String name, Optional<? extends Enum<?>> value) {
    return put(name, value.map(Enum::name).orElse(null));
  }

  Columns number(String name, long value) {
    return put(name, value);
  }

  Columns number(String name, Optional<? extends Number> value) {
    return put(name, value.orElse(null));
  }

  Columns flag(String name, boolean value) {
    return put(name, value ? 1L : 0L);
  }

  Columns instant(String name, Instant value) {
    return put(name, micros(value));
  }

  Columns instant(String name, Optional<Instant> value) {
    return put(name, value.map(Columns::micros).orElse(null));
  }

  Columns bytes(String name, byte[] value) {
    return put(name, value);
  }

  Columns bytes(String name, Optional<byte[]> value) {
    return put(name, value.orElse(null));
  }

  List<String> names() {
    return List.copyOf(values.keySet());
  }

  List<@Nullable Object> values() {
    return new ArrayList<>(values.values());
  }

  /** Not {@code ChronoUnit.between}: that counts in nanoseconds first, and ends in 2262. */
  static long micros(Instant instant) {
    long seconds = Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND);
    return Math.addExact(seconds, instant.getNano() / NANOS_PER_MICRO);
  }

  private Columns put(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }
}
