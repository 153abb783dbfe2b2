package org.koumen.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.AreaNames;
import org.koumen.area.AreaCode;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Moves between households of one county: one to another, one into two, two into one. */
@Component
class Moves {
  private final Editing editing;
  private final RegistryIntake intake;
  private final RowTable rows;
  private final Departures departures;
  private final AreaNames areaNames;
  private final Jurisdiction jurisdiction;

  Moves(
      Editing editing,
      RegistryIntake intake,
      RowTable rows,
      Departures departures,
      AreaNames areaNames,
      Jurisdiction jurisdiction) {
    this.editing = editing;
    this.intake = intake;
    this.rows = rows;
    this.departures = departures;
    this.areaNames = areaNames;
    this.jurisdiction = jurisdiction;
  }

  /** Some move to another household of the county. */
  FileOutcome within(LifeDesk.Told told, LifeChange.MovedWithin within) {
    if (within.toHousehold().equals(told.household())) {
      return new FileOutcome.Unchanged(told.county(), told.household());
    }
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household(), within.toHousehold()),
        told.note(ChangeKind.MOVED_WITHIN),
        before ->
            bringOver(
                told,
                before,
                within.residents(),
                within.toHousehold(),
                within.relations(),
                HouseholdState.MOVED_OUT));
  }

  /** A household joins another of the county. */
  FileOutcome merge(LifeDesk.Told told, LifeChange.Merge merge) {
    if (merge.intoHousehold().equals(told.household())) {
      return new FileOutcome.Unchanged(told.county(), told.household());
    }
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household(), merge.intoHousehold()),
        told.note(ChangeKind.HOUSEHOLD_MERGE),
        before -> {
          Set<UUID> everyone =
              told.family(before).living().stream()
                  .map(row -> UUID.fromString(row.path("id").asString()))
                  .collect(Collectors.toSet());
          if (everyone.isEmpty()) {
            return new Editing.Refused(new FileOutcome.NotInThisState(NotNow.NOBODY_THERE));
          }
          return bringOver(
              told,
              before,
              everyone,
              merge.intoHousehold(),
              merge.relations(),
              HouseholdState.MERGED);
        });
  }

  private Editing.Step bringOver(
      LifeDesk.Told told,
      FileRows before,
      Set<UUID> residents,
      UUID to,
      Map<UUID, Relation> relations,
      HouseholdState whenEmpty) {
    Optional<Editing.Refused> refused = told.family(before).notLiving(residents);
    if (refused.isPresent()) {
      return refused.get();
    }
    ObjectNode target = before.get(FileRow.Table.HOUSEHOLD, to);
    if (target.path("state").asString().equals(HouseholdState.MERGED.code())) {
      return new Editing.Refused(new FileOutcome.NotInThisState(NotNow.HOUSEHOLD_MERGED));
    }
    rows.moveResidents(told.county(), residents, to, target.path("area_code").asString());
    boolean headThere = new Family(before, told.county(), to).hasHead();
    for (UUID resident : residents) {
      Relation was =
          Relation.of(before.get(FileRow.Table.RESIDENT, resident).path("relation").asString());
      Relation is =
          relations.getOrDefault(
              resident, headThere && was == Relation.HEAD ? Relation.OTHER_KIN : was);
      rows.changeRelation(told.county(), resident, is);
    }
    told.family(before).changeRelations(rows, relations);
    departures.leave(told, before, residents, Departures.Why.JOINED_ANOTHER, whenEmpty);
    if (whenEmpty == HouseholdState.MERGED) {
      rows.changeHouseholdState(told.county(), told.household(), whenEmpty, to);
    }
    if (!target.path("state").asString().equals(HouseholdState.AWAY.code())) {
      rows.changeHouseholdState(told.county(), to, HouseholdState.PRESENT, null);
    }
    return Editing.Written.in(told.household()).looking(residents);
  }

  /** Some become a household of their own. */
  FileOutcome split(LifeDesk.Told told, LifeChange.Split split) {
    UUID id = Ids.next();
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household()),
        told.note(ChangeKind.HOUSEHOLD_SPLIT),
        before -> {
          Optional<Editing.Refused> refused = told.family(before).notLiving(split.residents());
          if (refused.isPresent()) {
            return refused.get();
          }
          if (told.family(before).living().size() == split.residents().size()) {
            return new Editing.Refused(new FileOutcome.NotInThisState(NotNow.NOBODY_STAYS));
          }
          Where where = whereTo(told, before, split);
          if (where.refused().isPresent()) {
            return where.refused().get();
          }
          NewPremises premises = where.premises().orElseThrow();
          ObjectNode old = before.get(FileRow.Table.HOUSEHOLD, told.household());
          NewHousehold household =
              new NewHousehold(
                  id,
                  premises,
                  where.known(),
                  tidy(split.number()),
                  HouseholdKind.of(old.path("kind").asString()),
                  HouseholdState.PRESENT,
                  told.because().happenedOn(),
                  List.of(),
                  NewCare.NONE);
          intake.addUncounted(List.of(intake.digest(household)), "desk", jurisdiction.now());
          rows.moveResidents(told.county(), split.residents(), id, premises.area().value());
          told.family(before).changeRelations(rows, split.relations());
          departures.leave(
              told, before, split.residents(), Departures.Why.SPLIT, HouseholdState.MOVED_OUT);
          return Editing.Written.in(id).adding(id);
        });
  }

  private record Where(
      Optional<NewPremises> premises, boolean known, Optional<Editing.Refused> refused) {}

  private Where whereTo(LifeDesk.Told told, FileRows before, LifeChange.Split split) {
    ObjectNode same = FileDesk.premisesOf(before, told.household());
    if (split.premises() == null) {
      Columns columns = new Columns(same);
      NewPremises here =
          NewPremises.at(
              columns.uuid("id"),
              AreaCode.of(columns.text("area_code")),
              columns.text("address"),
              PremisesUse.of(columns.text("use")),
              columns.date("since"));
      return new Where(Optional.of(here), true, Optional.empty());
    }
    PremisesDraft.Checked checked = split.premises().check(Ids.next(), told.because().happenedOn());
    if (checked.premises().isEmpty()) {
      List<FieldFinding> findings = new ArrayList<>();
      checked.findings().forEach(finding -> findings.add(finding.within("premises.")));
      return new Where(
          Optional.empty(),
          false,
          Optional.of(new Editing.Refused(new FileOutcome.Wrong(findings))));
    }
    NewPremises premises = checked.premises().get();
    String area = premises.area().value();
    if (!premises.area().county().equals(told.county())
        || !told.scope().covers(area)
        || !areaNames.of(List.of(area)).containsKey(area)) {
      return new Where(
          Optional.empty(), false, Optional.of(new Editing.Refused(new FileOutcome.NotFound())));
    }
    Optional<UUID> taken =
        rows.premisesAt(told.county(), area.substring(0, 12), premises.key().value());
    return taken
        .map(
            other ->
                new Where(
                    Optional.empty(),
                    false,
                    Optional.of(
                        new Editing.Refused(
                            new FileOutcome.AddressTaken(other, premises.address())))))
        .orElseGet(() -> new Where(Optional.of(premises), false, Optional.empty()));
  }

  private static @Nullable String tidy(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
