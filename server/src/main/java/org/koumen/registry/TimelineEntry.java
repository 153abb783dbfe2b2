package org.koumen.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change in the history of a household, as it is shown.
 *
 * @param personName whom it is about, where it is about one person
 * @param items what changed, row by row
 */
public record TimelineEntry(
    UUID id,
    ChangeKind kind,
    String kindZh,
    String kindEn,
    LocalDate happenedOn,
    Instant recordedAt,
    String recordedByName,
    @Nullable String reason,
    @Nullable UUID residentId,
    @Nullable String personName,
    List<Item> items) {

  /**
   * One row that changed.
   *
   * @param table premises, household, resident …
   * @param name whose row it is, for residents
   * @param added whether the row came with this change
   */
  public record Item(
      String table, UUID id, @Nullable String name, boolean added, List<Field> fields) {}

  /** One field; numbers are masked. */
  public record Field(String field, @Nullable String before, @Nullable String after) {}
}
