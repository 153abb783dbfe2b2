package org.koumen.demo;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.Because;
import org.koumen.registry.CareDesk;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.LifeChange;
import org.koumen.registry.LifeDesk;
import org.koumen.registry.NewCare;
import org.koumen.registry.PremisesDraft;
import org.koumen.registry.Relation;
import org.koumen.registry.ResidentDraft;
import org.koumen.workforce.PostKind;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets the past year happen: births, deaths, moves, marriages, work, school, illness and marks go
 * through the same desk as those of today, so that files have a history and past days can be
 * counted.
 */
@Component
@Profile("demo | test")
class DemoLife {
  private static final Scope EVERYWHERE = Scope.wholeSystemWithoutAPerson();
  private static final LocalTime OFFICE_HOUR = LocalTime.of(10, 20);

  private final LifeDesk life;
  private final CareDesk care;
  private final ZoneId zone;

  DemoLife(LifeDesk life, CareDesk care, Jurisdiction jurisdiction) {
    this.life = life;
    this.care = care;
    this.zone = jurisdiction.zone();
  }

  private record Step(MadeHousehold home, Happening happening) {}

  /**
   * Within the caller's transaction.
   *
   * @param workers those who serve, by staff number
   * @return how much happened
   */
  int play(DemoWorld world, List<MadeHousehold> households, Map<String, Actor> workers) {
    List<Step> steps =
        households.stream()
            .flatMap(home -> home.happenings().stream().map(it -> new Step(home, it)))
            .sorted(Comparator.comparing((Step step) -> step.happening().on()))
            .toList();
    for (Step step : steps) {
      String code = world.crew().codeOf(PostKind.GRID_WORKER, step.home().grid());
      Actor worker = workers.get(code);
      if (worker == null) {
        throw new IllegalStateException("nobody is " + code);
      }
      DemoClock.at(
          step.happening().on().atTime(OFFICE_HOUR).atZone(zone).toInstant(),
          () -> happen(step.home(), step.happening(), worker));
    }
    return steps.size();
  }

  private void happen(MadeHousehold home, Happening happening, Actor worker) {
    for (FileOutcome outcome : happened(home, happening, worker)) {
      if (!(outcome instanceof FileOutcome.Done)) {
        throw new IllegalStateException(happening + " was refused: " + outcome);
      }
    }
  }

  private List<FileOutcome> happened(MadeHousehold home, Happening happening, Actor worker) {
    return switch (happening) {
      case Happening.Born born ->
          told(home, born, worker, new LifeChange.Birth(child(home, born.child())));
      case Happening.Died died ->
          told(home, died, worker, new LifeChange.Death(died.who().id(), Map.of()));
      case Happening.Left left ->
          told(
              home,
              left,
              worker,
              new LifeChange.MovedOut(Set.of(left.who().id()), left.where(), Map.of()));
      case Happening.Worked worked ->
          told(home, worked, worker, new LifeChange.Job(worked.who(), worked.after()));
      case Happening.Learned learned ->
          told(home, learned, worker, new LifeChange.School(learned.who(), learned.after()));
      case Happening.Ailed ailed ->
          told(
              home,
              ailed,
              worker,
              new LifeChange.Health(ailed.who(), ailed.need(), ailed.what(), "安排上门服务", "本人当面同意"));
      case Happening.Married married -> {
        UUID who = married.who().id();
        FileOutcome moved =
            record(
                home.county(),
                home.id(),
                married,
                worker,
                over(home, who, married.into(), Relation.OTHER_KIN));
        yield List.of(
            moved,
            record(
                home.county(),
                married.into(),
                married,
                worker,
                new LifeChange.Marriage(Map.of(who, Relation.SPOUSE))));
      }
      case Happening.WentOver went ->
          told(home, went, worker, over(home, went.who().id(), went.to(), Relation.PARENT));
      case Happening.SplitOff split -> told(home, split, worker, splitOff(split));
      case Happening.Marked marked -> {
        NewCare.Mark mark = home.care().mark().getFirst();
        yield List.of(
            care.mark(
                worker,
                EVERYWHERE,
                home.county(),
                home.id(),
                mark.colour(),
                mark.reason(),
                mark.reviewOn()));
      }
      case Happening.CameOver came -> List.of();
      case Happening.CameToBe cameToBe -> List.of();
    };
  }

  private static LifeChange over(MadeHousehold home, UUID who, UUID to, Relation relation) {
    return new LifeChange.MovedWithin(Set.of(who), home.county(), to, Map.of(who, relation));
  }

  private static LifeChange splitOff(Happening.SplitOff split) {
    MadeHousehold made = split.home();
    Home home = made.home();
    return new LifeChange.Split(
        made.people().stream().map(MadePerson::id).collect(Collectors.toSet()),
        new PremisesDraft(
            home.areaCode(),
            home.address(),
            made.use(),
            home.compound(),
            home.building(),
            home.entrance(),
            home.floor(),
            home.room(),
            home.longitude(),
            home.latitude()),
        made.number(),
        made.people().stream()
            .collect(Collectors.toMap(MadePerson::id, person -> Relation.of(person.relation()))));
  }

  private List<FileOutcome> told(
      MadeHousehold home, Happening happening, Actor worker, LifeChange change) {
    return List.of(record(home.county(), home.id(), happening, worker, change));
  }

  private FileOutcome record(
      String county, UUID household, Happening happening, Actor worker, LifeChange change) {
    return life.record(
        worker, EVERYWHERE, county, household, change, new Because(happening.on(), why(happening)));
  }

  private static Optional<String> why(Happening happening) {
    return switch (happening) {
      case Happening.Worked worked -> Optional.of(worked.why());
      case Happening.Learned learned -> Optional.of("秋季入学");
      case Happening.Died died -> Optional.of("家属告知");
      case Happening.Left left -> Optional.of("外出就业安家");
      case Happening.Born born -> Optional.empty();
      case Happening.Ailed ailed -> Optional.empty();
      case Happening.Married married -> Optional.of("登记结婚");
      case Happening.WentOver went -> Optional.of("老人轮流与子女同住");
      case Happening.SplitOff split -> Optional.of("成家后另立一户");
      case Happening.CameOver came -> Optional.empty();
      case Happening.CameToBe cameToBe -> Optional.empty();
      case Happening.Marked marked -> Optional.empty();
    };
  }

  private static ResidentDraft child(MadeHousehold home, UUID id) {
    MadePerson child =
        home.people().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no child " + id));
    return new ResidentDraft(
        child.name(),
        child.sex().code(),
        child.bornOn().toString(),
        child.relation(),
        child.identity(),
        child.phone(),
        child.school(),
        child.work(),
        child.languages(),
        child.state());
  }
}
