package org.koumen.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.sql.CareTable;
import org.koumen.registry.sql.ClaimTable;
import org.koumen.registry.sql.RowTable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes what happens in life into the files of those it happens to. */
@Component
public class LifeDesk {
  private final Editing editing;
  private final FileDesk files;
  private final RowTable rows;
  private final CareTable care;
  private final ClaimTable claims;
  private final Departures departures;
  private final Moves moves;
  private final CountyMove countyMove;
  private final Jurisdiction jurisdiction;

  LifeDesk(
      Editing editing,
      FileDesk files,
      RowTable rows,
      CareTable care,
      ClaimTable claims,
      Departures departures,
      Moves moves,
      CountyMove countyMove,
      Jurisdiction jurisdiction) {
    this.editing = editing;
    this.files = files;
    this.rows = rows;
    this.care = care;
    this.claims = claims;
    this.departures = departures;
    this.moves = moves;
    this.countyMove = countyMove;
    this.jurisdiction = jurisdiction;
  }

  /** Writes a change of life down in the file of a household, and of others that it touches. */
  public FileOutcome record(
      Actor actor, Scope scope, String county, UUID household, LifeChange change, Because because) {
    Told told = new Told(actor, scope, county, household, because);
    return switch (change) {
      case LifeChange.Birth birth ->
          files.add(
              actor,
              scope,
              county,
              household,
              bornOn(birth.child(), because.happenedOn()),
              because,
              ChangeKind.BIRTH);
      case LifeChange.MovedIn movedIn ->
          files.add(
              actor, scope, county, household, movedIn.newcomer(), because, ChangeKind.MOVED_IN);
      case LifeChange.Death death -> died(told, death);
      case LifeChange.CameBack back -> cameBack(told, back);
      case LifeChange.MovedOut out -> movedOut(told, out);
      case LifeChange.MovedWithin within ->
          within.toCounty().equals(county)
              ? moves.within(told, within)
              : countyMove.move(told, within);
      case LifeChange.Split split -> moves.split(told, split);
      case LifeChange.Merge merge -> moves.merge(told, merge);
      case LifeChange.School school ->
          aboutOne(
              told,
              ChangeKind.SCHOOL,
              school.resident(),
              () -> rows.changeSchool(county, school.resident(), tidy(school.school())));
      case LifeChange.Job job ->
          aboutOne(
              told,
              ChangeKind.JOB,
              job.resident(),
              () -> rows.changeWork(county, job.resident(), tidy(job.work())));
      case LifeChange.Health health -> health(told, health);
      case LifeChange.Marriage marriage ->
          relations(told, ChangeKind.MARRIAGE, marriage.relations());
      case LifeChange.Divorce divorce -> relations(told, ChangeKind.DIVORCE, divorce.relations());
    };
  }

  /** Who tells what of which household. */
  record Told(Actor actor, Scope scope, String county, UUID household, Because because) {
    Journal.Note note(ChangeKind kind) {
      return Journal.Note.of(actor, kind, because);
    }

    Family family(FileRows rows) {
      return new Family(rows, county, household);
    }
  }

  private FileOutcome died(Told told, LifeChange.Death death) {
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household()),
        told.note(ChangeKind.DEATH).about(death.resident()),
        before -> {
          Optional<Editing.Refused> refused =
              told.family(before).notLiving(Set.of(death.resident()));
          if (refused.isPresent()) {
            return refused.get();
          }
          rows.changeState(told.county(), Set.of(death.resident()), ResidentState.DEAD);
          told.family(before).changeRelations(rows, death.relations());
          departures.leave(
              told,
              before,
              Set.of(death.resident()),
              Departures.Why.DIED,
              HouseholdState.DISSOLVED);
          return Editing.Written.in(told.household());
        });
  }

  private FileOutcome movedOut(Told told, LifeChange.MovedOut out) {
    Because because =
        new Because(
            told.because().happenedOn(),
            Optional.ofNullable(
                    Stream.of(told.because().reason(), Optional.ofNullable(tidy(out.whereTo())))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" → ")))
                .filter(reason -> !reason.isEmpty()));
    Journal.Note note = Journal.Note.of(told.actor(), ChangeKind.MOVED_OUT, because);
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household()),
        out.residents().size() == 1 ? note.about(out.residents().iterator().next()) : note,
        before -> {
          Optional<Editing.Refused> refused = told.family(before).notLiving(out.residents());
          if (refused.isPresent()) {
            return refused.get();
          }
          rows.changeState(told.county(), out.residents(), ResidentState.MOVED_OUT);
          for (UUID resident : out.residents()) {
            departures.letGo(told, before.get(FileRow.Table.RESIDENT, resident));
          }
          told.family(before).changeRelations(rows, out.relations());
          departures.leave(
              told, before, out.residents(), Departures.Why.MOVED_OUT, HouseholdState.MOVED_OUT);
          return Editing.Written.in(told.household());
        });
  }

  private FileOutcome cameBack(Told told, LifeChange.CameBack back) {
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household()),
        told.note(ChangeKind.MOVED_IN),
        before -> {
          for (UUID resident : back.residents()) {
            Optional<ObjectNode> row = told.family(before).member(resident);
            if (row.isEmpty()) {
              return new Editing.Refused(new FileOutcome.NotFound());
            }
            if (!row.get().path("state").asString().equals(ResidentState.MOVED_OUT.code())
                || row.get().path("continued_as").isString()) {
              return new Editing.Refused(new FileOutcome.NotInThisState(NotNow.RESIDENT_THERE));
            }
            Optional<byte[]> index = new Columns(row.get()).bytes("identity_index");
            ClaimTable.Holder holder = new ClaimTable.Holder(told.county(), resident);
            index
                .flatMap(it -> claims.claim(it, holder))
                .ifPresent(other -> claims.pair(other, holder, jurisdiction.now()));
          }
          rows.changeState(told.county(), back.residents(), ResidentState.PRESENT);
          rows.changeHouseholdState(told.county(), told.household(), HouseholdState.PRESENT, null);
          return Editing.Written.in(told.household()).looking(back.residents());
        });
  }

  private FileOutcome health(Told told, LifeChange.Health health) {
    if (health.purpose().isBlank() || health.consent().isBlank()) {
      return new FileOutcome.Wrong(
          List.of(
              new FieldFinding(
                  health.purpose().isBlank() ? "purpose" : "consent",
                  health.purpose().isBlank()
                      ? new Finding.Missing("用途", "the purpose")
                      : new Finding.Missing("本人同意情况", "the consent"))));
    }
    return aboutOne(
        told,
        ChangeKind.HEALTH,
        health.resident(),
        () ->
            care.addNeed(
                told.county(),
                told.household(),
                health.resident(),
                new CareTable.NewNeed(
                    Ids.next(),
                    health.need(),
                    health.note().strip(),
                    health.purpose().strip(),
                    health.consent().strip(),
                    told.because().happenedOn(),
                    told.actor().accountId(),
                    told.actor().name(),
                    jurisdiction.now())));
  }

  private FileOutcome relations(Told told, ChangeKind kind, Map<UUID, Relation> relations) {
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household()),
        told.note(kind),
        before -> {
          Optional<Editing.Refused> refused = told.family(before).notLiving(relations.keySet());
          if (refused.isPresent()) {
            return refused.get();
          }
          told.family(before).changeRelations(rows, relations);
          return Editing.Written.in(told.household());
        });
  }

  private FileOutcome aboutOne(Told told, ChangeKind kind, UUID resident, Runnable change) {
    return editing.change(
        told.scope(),
        told.county(),
        List.of(told.household()),
        told.note(kind).about(resident),
        before -> {
          Optional<Editing.Refused> refused = told.family(before).notLiving(Set.of(resident));
          if (refused.isPresent()) {
            return refused.get();
          }
          change.run();
          return Editing.Written.in(told.household());
        });
  }

  private static ResidentDraft bornOn(ResidentDraft child, LocalDate day) {
    return child.bornOn() == null || child.bornOn().isBlank()
        ? new ResidentDraft(
            child.name(),
            child.sex(),
            day.toString(),
            child.relation(),
            child.identity(),
            child.phone(),
            child.school(),
            child.work(),
            child.languages(),
            child.state())
        : child;
  }

  private static @Nullable String tidy(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
