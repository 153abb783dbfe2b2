package org.koumen.registry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.CareTable;
import org.koumen.registry.sql.ClaimTable;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves people to a household of another county: a departure there and an arrival here in one
 * transaction, linked by the event of their histories and by {@code continued_as}.
 */
@Component
class CountyMove {
  private final Editing editing;
  private final Journal journal;
  private final RowTable rows;
  private final CareTable care;
  private final ClaimTable claims;
  private final Departures departures;
  private final Jurisdiction jurisdiction;

  CountyMove(
      Editing editing,
      Journal journal,
      RowTable rows,
      CareTable care,
      ClaimTable claims,
      Departures departures,
      Jurisdiction jurisdiction) {
    this.editing = editing;
    this.journal = journal;
    this.rows = rows;
    this.care = care;
    this.claims = claims;
    this.departures = departures;
    this.jurisdiction = jurisdiction;
  }

  /** Moves some; the caller may write in both households. */
  FileOutcome move(LifeDesk.Told told, LifeChange.MovedWithin within) {
    Optional<FileOutcome> impossible = editing.impossibleDay(told.because().happenedOn());
    if (impossible.isPresent()) {
      return impossible.get();
    }
    Journal.Note note = told.note(ChangeKind.MOVED_WITHIN);
    return editing.run(
        status -> {
          Journal.Open from = journal.open(told.scope(), told.county(), List.of(told.household()));
          Journal.Open to =
              journal.open(told.scope(), within.toCounty(), List.of(within.toHousehold()));
          if (!from.before().hasHousehold(told.household())
              || !to.before().hasHousehold(within.toHousehold())) {
            return new FileOutcome.NotFound();
          }
          Family family = told.family(from.before());
          Optional<Editing.Refused> refused = family.notLiving(within.residents());
          if (refused.isPresent()) {
            return refused.get().why();
          }
          for (UUID resident : within.residents()) {
            carry(told, within, family.member(resident).orElseThrow(), to.before());
          }
          family.changeRelations(rows, within.relations());
          departures.leave(
              told,
              from.before(),
              within.residents(),
              Departures.Why.TO_OTHER_COUNTY,
              HouseholdState.MOVED_OUT);
          FileOutcome left =
              editing.finish(from, note, Editing.Written.in(told.household()), status);
          return left instanceof FileOutcome.Done
              ? editing.finish(to, note, Editing.Written.in(within.toHousehold()), status)
              : left;
        });
  }

  private void carry(
      LifeDesk.Told told, LifeChange.MovedWithin within, ObjectNode row, FileRows to) {
    Columns resident = new Columns(row);
    UUID id = resident.uuid("id");
    UUID as = Ids.next();
    Relation was = Relation.of(resident.text("relation"));
    boolean headThere = new Family(to, within.toCounty(), within.toHousehold()).hasHead();
    String area =
        to.get(FileRow.Table.HOUSEHOLD, within.toHousehold()).path("area_code").asString();
    rows.copyToOtherCounty(
        told.county(),
        id,
        within.toCounty(),
        as,
        within.toHousehold(),
        area,
        within
            .relations()
            .getOrDefault(id, headThere && was == Relation.HEAD ? Relation.OTHER_KIN : was),
        told.because().happenedOn(),
        jurisdiction.now());
    care.copyOpenCare(
        told.county(),
        id,
        within.toCounty(),
        as,
        within.toHousehold(),
        area,
        told.because().happenedOn(),
        jurisdiction.now());
    rows.continueAs(told.county(), id, ResidentState.MOVED_OUT, within.toCounty(), as);
    resident
        .bytes("identity_index")
        .filter(
            index ->
                claims.holder(index).equals(Optional.of(new ClaimTable.Holder(told.county(), id))))
        .ifPresent(index -> claims.give(index, new ClaimTable.Holder(within.toCounty(), as)));
  }
}
