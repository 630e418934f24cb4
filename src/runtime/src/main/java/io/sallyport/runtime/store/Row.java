package io.sallyport.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The present row of a result, by its columns' names. */
final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** Builds a value of a row. */
  @FunctionalInterface
  interface Mapping<R> {
    R read(Row row) throws SQLException;
  }

  String text(String name) throws SQLException {
    return required(name, result.getString(name));
  }

  Optional<String> optionalText(String name) throws SQLException {
    return Optional.ofNullable(result.getString(name));
  }

  <E extends Enum<E>> E name(String name, Class<E> type) throws SQLException {
    return Enum.valueOf(type, text(name));
  }

  <E extends Enum<E>> Optional<E> optionalName(String name, Class<E> type) throws SQLException {
    return optionalText(name).map(value -> Enum.valueOf(type, value));
  }

  long number(String name) throws SQLException {
    return result.getLong(name);
  }

  int smallNumber(String name) throws SQLException {
    return Math.toIntExact(number(name));
  }

  Optional<Long> optionalNumber(String name) throws SQLException {
    long value = result.getLong(name);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  boolean flag(String name) throws SQLException {
    return number(name) != 0;
  }

  Instant instant(String name) throws SQLException {
    return ofMicros(number(name));
  }

  Optional<Instant> optionalInstant(String name) throws SQLException {
    return optionalNumber(name).map(Row::ofMicros);
  }

  byte[] bytes(String name) throws SQLException {
    return required(name, result.getBytes(name));
  }

  private static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static <T> T required(String name, @Nullable T value) throws SQLException {
    if (value == null) {
      throw new SQLException("the column " + name + " is empty");
    }
    return value;
  }
}
