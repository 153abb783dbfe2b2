package org.koumen.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the columns of a row that the database gave as JSON. */
record Columns(JsonNode row) {

  String text(String column) {
    return row.path(column).asString();
  }

  @Nullable String textOrNull(String column) {
    return read(column, text -> text);
  }

  UUID uuid(String column) {
    return UUID.fromString(text(column));
  }

  @Nullable UUID uuidOrNull(String column) {
    return read(column, UUID::fromString);
  }

  LocalDate date(String column) {
    return LocalDate.parse(text(column));
  }

  @Nullable LocalDate dateOrNull(String column) {
    return read(column, LocalDate::parse);
  }

  Instant moment(String column) {
    return OffsetDateTime.parse(text(column)).toInstant();
  }

  int number(String column) {
    return row.path(column).asInt();
  }

  boolean truth(String column) {
    return row.path(column).asBoolean();
  }

  @Nullable Double fractionOrNull(String column) {
    JsonNode value = row.path(column);
    return value.isNumber() ? value.asDouble() : null;
  }

  List<String> texts(String column) {
    List<String> texts = new ArrayList<>();
    row.path(column).forEach(text -> texts.add(text.asString()));
    return texts;
  }

  /** A {@code bytea}, which JSON has as {@code \x…}. */
  Optional<byte[]> bytes(String column) {
    return Optional.ofNullable(
        read(column, text -> HexFormat.of().parseHex(text, 2, text.length())));
  }

  <T> @Nullable T read(String column, Function<String, T> reader) {
    JsonNode value = row.path(column);
    return value.isString() ? reader.apply(value.asString()) : null;
  }
}
