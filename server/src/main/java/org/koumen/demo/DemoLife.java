package org.koumen.demo;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.registry.Because;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.LifeChange;
import org.koumen.registry.LifeDesk;
import org.koumen.registry.ResidentDraft;
import org.koumen.workforce.PostKind;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets the past year happen: births, deaths, moves, work, school and illness go through the same
 * desk as those of today, so that files have a history and past days can be counted.
 */
@Component
@Profile("demo | test")
class DemoLife {
  private static final Scope EVERYWHERE = Scope.wholeSystemWithoutAPerson();
  private static final LocalTime OFFICE_HOUR = LocalTime.of(10, 20);

  private final LifeDesk life;
  private final ZoneId zone;

  DemoLife(LifeDesk life, Jurisdiction jurisdiction) {
    this.life = life;
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
    FileOutcome outcome =
        life.record(
            worker,
            EVERYWHERE,
            home.county(),
            home.id(),
            change(home, happening),
            new Because(happening.on(), why(happening)));
    if (!(outcome instanceof FileOutcome.Done)) {
      throw new IllegalStateException(happening + " was refused: " + outcome);
    }
  }

  private static LifeChange change(MadeHousehold home, Happening happening) {
    return switch (happening) {
      case Happening.Born born -> new LifeChange.Birth(child(home, born.child()));
      case Happening.Died died -> new LifeChange.Death(died.who().id(), Map.of());
      case Happening.Left left ->
          new LifeChange.MovedOut(Set.of(left.who().id()), left.where(), Map.of());
      case Happening.Worked worked -> new LifeChange.Job(worked.who(), worked.after());
      case Happening.Learned learned -> new LifeChange.School(learned.who(), learned.after());
      case Happening.Ailed ailed ->
          new LifeChange.Health(ailed.who(), ailed.need(), ailed.what(), "安排上门服务", "本人当面同意");
    };
  }

  private static Optional<String> why(Happening happening) {
    return switch (happening) {
      case Happening.Worked worked -> Optional.of(worked.why());
      case Happening.Learned learned -> Optional.of("秋季入学");
      case Happening.Died died -> Optional.of("家属告知");
      case Happening.Left left -> Optional.of("外出就业安家");
      case Happening.Born born -> Optional.empty();
      case Happening.Ailed ailed -> Optional.empty();
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
