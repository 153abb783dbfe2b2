package org.koumen.access;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a log are wanted; what is null does not matter.
 *
 * @param area prefix of area codes
 * @param kind the action or the kind of look
 * @param who part of the name of whoever did it
 * @param from first day
 * @param to last day
 */
public record LogFilter(
    String area,
    @Nullable String kind,
    @Nullable String who,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /** Everything in an area. */
  public static LogFilter in(String area) {
    return new LogFilter(area, null, null, null, null);
  }

  @Nullable OffsetDateTime since(ZoneId zone) {
    return from == null ? null : from.atStartOfDay(zone).toOffsetDateTime();
  }

  @Nullable OffsetDateTime before(ZoneId zone) {
    return to == null ? null : to.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
  }

  @Nullable String whoOrNull() {
    return who == null || who.isBlank() ? null : who.strip();
  }

  @Nullable String kindOrNull() {
    return kind == null || kind.isBlank() ? null : kind;
  }
}
