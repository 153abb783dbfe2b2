package org.koumen.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.calendar.CalendarDesk;
import org.koumen.calendar.Term;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.koumen.request.Categories;
import org.koumen.request.Channel;
import org.koumen.request.Move;
import org.koumen.request.PastRequest;
import org.koumen.request.PastRequest.PastMove;
import org.koumen.request.RequestIntake;
import org.koumen.request.RequestKind;
import org.koumen.request.TimeClass;
import org.koumen.request.UnitRef;
import org.koumen.visit.NewVisit;
import org.koumen.visit.Outcome;
import org.koumen.visit.VisitDesk;
import org.koumen.workforce.WorkforceIntake;
import org.koumen.workforce.WorkforceIntake.StaffRow;
import org.koumen.workforce.WorkforceIntake.UnitRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays how people lived, what they said and who knocked, within the caller's transaction. */
@Component
@Profile("demo | test")
class DemoPast {
  private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);
  private static final Scope EVERYWHERE = Scope.wholeSystemWithoutAPerson();

  private static final Term TO_RATE = new Term(15, Term.Unit.DAYS);

  private final RequestIntake requests;
  private final VisitDesk visits;
  private final WorkforceIntake workforce;
  private final CalendarDesk calendar;
  private final DemoLife life;
  private final DemoDoor door;
  private final Categories categories;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  DemoPast(
      RequestIntake requests,
      VisitDesk visits,
      WorkforceIntake workforce,
      CalendarDesk calendar,
      DemoLife life,
      DemoDoor door,
      Categories categories,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.requests = requests;
    this.visits = visits;
    this.workforce = workforce;
    this.calendar = calendar;
    this.life = life;
    this.door = door;
    this.categories = categories;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /**
   * @param asked what is answered at the doors
   */
  void play(DemoWorld world, List<MadeHousehold> households, DemoCampaigns.Begun asked) {
    Instant now = jurisdiction.now();
    Map<String, Actor> visitors = visitors(world);
    int changes = life.play(world, households, visitors);
    LOG.info("{} changes of life have happened", changes);
    List<MadeHousehold> old = households.stream().filter(MadeHousehold::isOld).toList();
    playRequests(world, new Voices(world, jurisdiction.zone(), now, this::pace).requests(old));
    playVisits(new Doorsteps(world, jurisdiction.zone(), now).visits(old), visitors, asked, old);
    door.play(world, old, visitors);
  }

  private void playRequests(DemoWorld world, List<MadeRequest> made) {
    Map<String, UnitRow> units =
        world.crew().units().stream().collect(Collectors.toMap(UnitRow::code, unit -> unit));
    Map<String, UUID> ids = workforce.unitIds(units.keySet());
    List<PastRequest> past = new ArrayList<>();
    for (MadeRequest one : made) {
      past.add(
          new PastRequest(
              "D" + (past.size() + 1),
              one.areaCode(),
              Optional.of(one.household()),
              Channel.of(one.channel()),
              RequestKind.of(one.kind()),
              Optional.of(one.category()),
              one.title(),
              one.body(),
              Optional.of(one.reporterName()),
              Optional.ofNullable(one.reporterPhone()),
              one.at(),
              one.at(),
              one.firstHelper(),
              one.steps().stream()
                  .map(step -> move(step, pace(one.category()), units, ids))
                  .toList()));
    }
    RequestIntake.Taken taken = requests.take("demo", past, EVERYWHERE);
    if (taken.added() != past.size()) {
      throw new IllegalStateException("requests were refused: " + taken.refused());
    }
  }

  private TimeClass pace(String category) {
    return categories.timeClass(Optional.of(category));
  }

  private PastMove move(
      MadeRequest.Step step, TimeClass pace, Map<String, UnitRow> units, Map<String, UUID> ids) {
    return switch (step) {
      case MadeRequest.Step.Dispatched(Instant at, String unit, String by) -> {
        UnitRow row = units.get(unit);
        UUID id = ids.get(unit);
        if (row == null || id == null) {
          throw new IllegalStateException("no unit " + unit);
        }
        Term term = settings.get(pace.setting()).settlement();
        Instant due = calendar.due(at, term);
        yield new PastMove(
            new Move.Dispatch(
                new UnitRef(id, row.name()), List.of(), due, term.isWorking(), Optional.empty()),
            at,
            by);
      }
      case MadeRequest.Step.Settled(Instant at, String result, String by) ->
          new PastMove(new Move.Settle(result, calendar.due(at, TO_RATE)), at, by);
      case MadeRequest.Step.Rated rated ->
          new PastMove(
              new Move.Rate(
                  rated.solved(),
                  rated.stars(),
                  Optional.ofNullable(rated.reason()),
                  Move.Way.WEB,
                  Optional.empty()),
              rated.at(),
              "诉求人");
      case MadeRequest.Step.Withdrawn(Instant at, String reason, String by) ->
          new PastMove(new Move.Withdraw(reason), at, by);
    };
  }

  private void playVisits(
      List<MadeVisit> made,
      Map<String, Actor> visitors,
      DemoCampaigns.Begun asked,
      List<MadeHousehold> homes) {
    Map<UUID, String> grids =
        homes.stream().collect(Collectors.toMap(MadeHousehold::id, MadeHousehold::grid));
    for (MadeVisit one : made) {
      Actor visitor = visitors.get(one.staffCode());
      if (visitor == null) {
        throw new IllegalStateException("nobody is " + one.staffCode());
      }
      NewVisit visit =
          new NewVisit(
              one.id(),
              one.county(),
              one.household(),
              Outcome.of(one.outcome()),
              Optional.of(one.note()),
              one.at(),
              Optional.empty());
      DemoClock.at(
          one.at().plusSeconds(240),
          () -> {
            if (!(visits.record(
                    visit,
                    asked.sheets(one, grids.getOrDefault(one.household(), "")),
                    EVERYWHERE,
                    visitor)
                instanceof VisitDesk.Recorded.Done)) {
              throw new IllegalStateException("a visit was refused: " + one);
            }
          });
    }
  }

  private Map<String, Actor> visitors(DemoWorld world) {
    Map<String, StaffRow> rows =
        world.crew().staff().stream().collect(Collectors.toMap(StaffRow::code, row -> row));
    Map<String, Actor> visitors = new HashMap<>();
    workforce
        .staffIds(rows.keySet())
        .forEach(
            (code, id) -> {
              StaffRow row = rows.get(code);
              if (row != null) {
                visitors.put(
                    code, new Actor(id, code, row.name(), "zh-CN", Optional.of(id), List.of()));
              }
            });
    return visitors;
  }
}
