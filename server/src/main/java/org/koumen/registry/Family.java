package org.koumen.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.registry.sql.RowTable;
import tools.jackson.databind.node.ObjectNode;

/** The people of a household whose file is open. */
record Family(FileRows rows, String county, UUID household) {

  /** Those present and away. */
  List<ObjectNode> living() {
    return rows.of(FileRow.Table.RESIDENT, household).stream().filter(Family::isLiving).toList();
  }

  /** Somebody of this household, also one who left. */
  Optional<ObjectNode> member(UUID resident) {
    return rows.find(FileRow.Table.RESIDENT, resident)
        .filter(row -> row.path("household_id").asString().equals(household.toString()));
  }

  /** Whether there is a head among the living. */
  boolean hasHead() {
    return living().stream()
        .anyMatch(row -> row.path("relation").asString().equals(Relation.HEAD.code()));
  }

  /** Whether nobody is left when some go. */
  boolean isEmptyWithout(Collection<UUID> gone) {
    return living().stream()
        .allMatch(row -> gone.contains(UUID.fromString(row.path("id").asString())));
  }

  /** The refusal when some are not of this household, or no longer live there. */
  Optional<Editing.Refused> notLiving(Collection<UUID> residents) {
    if (residents.isEmpty()) {
      return Optional.of(new Editing.Refused(new FileOutcome.NotFound()));
    }
    for (UUID resident : residents) {
      Optional<ObjectNode> row = member(resident);
      if (row.isEmpty()) {
        return Optional.of(new Editing.Refused(new FileOutcome.NotFound()));
      }
      if (!isLiving(row.get())) {
        return Optional.of(
            new Editing.Refused(new FileOutcome.NotInThisState(NotNow.RESIDENT_GONE)));
      }
    }
    return Optional.empty();
  }

  /** Changes what people are to the head; those of other households are left alone. */
  void changeRelations(RowTable table, Map<UUID, Relation> relations) {
    relations.forEach(
        (resident, relation) -> {
          if (member(resident).isPresent()) {
            table.changeRelation(county, resident, relation);
          }
        });
  }

  private static boolean isLiving(ObjectNode resident) {
    return ResidentState.of(resident.path("state").asString()).belongs();
  }
}
