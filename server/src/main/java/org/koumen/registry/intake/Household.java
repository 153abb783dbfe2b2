package org.koumen.registry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.registry.HouseholdKind;
import org.koumen.registry.NewResident;
import org.koumen.registry.Relation;

/** A household as a run sees it: on file, or added by it. */
final class Household {
  final UUID id;

  /** The batch that added it; 0 for what was on file. */
  final int batch;

  final Place place;
  final HouseholdKind kind;
  final LocalDate since;
  @Nullable String number;

  /** Name of the head, as far as it is known. */
  @Nullable String head;

  IntakeLine.@Nullable Mark mark;
  final OnFile.@Nullable Household onFile;

  /** People on file; empty for a household that this run added. */
  List<OnFile.Resident> residents = List.of();

  /** People whom this batch adds. */
  List<NewResident> added = new ArrayList<>(4);

  Household(
      UUID id,
      int batch,
      Place place,
      HouseholdKind kind,
      LocalDate since,
      @Nullable String number,
      @Nullable String head) {
    this.id = id;
    this.batch = batch;
    this.place = place;
    this.kind = kind;
    this.since = since;
    this.number = number;
    this.head = head;
    this.onFile = null;
  }

  Household(OnFile.Household onFile, Place place, LocalDate since) {
    this.id = onFile.id();
    this.batch = 0;
    this.place = place;
    this.kind = onFile.kind();
    this.since = since;
    this.number = onFile.number();
    this.head = onFile.head();
    this.mark = onFile.mark();
    this.onFile = onFile;
  }

  /** Whether people are on file for it, and none of them is its head. */
  boolean isHeadless() {
    return !residents.isEmpty()
        && residents.stream().noneMatch(resident -> resident.relation() == Relation.HEAD);
  }
}
