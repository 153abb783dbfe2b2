package org.koumen.workforce;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about somebody who serves.
 *
 * @param code staff number; when left out, one is made
 * @param activeFrom first day of service
 */
public record StaffEntry(
    @Nullable String code,
    String name,
    StaffKind kind,
    @Nullable StaffRank rank,
    @Nullable UUID unitId,
    String areaCode,
    @Nullable String workPhone,
    List<String> skills,
    List<String> languages,
    LocalDate activeFrom) {

  public StaffEntry {
    skills = List.copyOf(skills);
    languages = List.copyOf(languages);
  }
}
