package org.koumen.workforce;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named post in the team of a grid, a building or a village.
 *
 * @param activeTo last day in the post; null while held
 */
public record Post(
    UUID id,
    UUID staffId,
    PostKind kind,
    String areaCode,
    @Nullable String areaName,
    LocalDate activeFrom,
    @Nullable LocalDate activeTo,
    @Nullable String note) {

  Post named(@Nullable String nameOfArea) {
    return new Post(id, staffId, kind, areaCode, nameOfArea, activeFrom, activeTo, note);
  }
}
