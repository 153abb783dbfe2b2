package org.koumen.workforce;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom to list; what is null does not narrow.
 *
 * @param area prefix of area codes; empty is everything in scope
 * @param query part of a name, beginning of its pinyin or initials, a staff number, end of a phone
 * @param unit a unit, with those beneath it
 * @param post holding such a post on the day
 * @param day who served on it
 */
public record StaffFilter(
    String area,
    @Nullable String query,
    @Nullable StaffKind kind,
    @Nullable UUID unit,
    @Nullable PostKind post,
    @Nullable String language,
    @Nullable String skill,
    LocalDate day) {

  /** Everybody in scope on a day. */
  public static StaffFilter of(String area, LocalDate day) {
    return new StaffFilter(area, null, null, null, null, null, null, day);
  }
}
