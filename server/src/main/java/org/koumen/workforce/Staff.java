package org.koumen.workforce;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who serves, with the posts held on the day asked for.
 *
 * @param code staff number, unique
 * @param areaCode where they are at home in the tree: a department's county, a village
 * @param activeTo last day of service; null while serving
 */
public record Staff(
    UUID id,
    String code,
    String name,
    StaffKind kind,
    @Nullable StaffRank rank,
    @Nullable UUID unitId,
    @Nullable String unitName,
    String areaCode,
    @Nullable String areaName,
    @Nullable String workPhone,
    List<String> skills,
    List<String> languages,
    LocalDate activeFrom,
    @Nullable LocalDate activeTo,
    List<Post> posts,
    int version) {

  Staff with(List<Post> held, @Nullable String nameOfArea) {
    return new Staff(
        id,
        code,
        name,
        kind,
        rank,
        unitId,
        unitName,
        areaCode,
        nameOfArea,
        workPhone,
        skills,
        languages,
        activeFrom,
        activeTo,
        held,
        version);
  }
}
