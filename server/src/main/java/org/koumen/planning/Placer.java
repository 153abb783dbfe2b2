package org.koumen.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.area.AreaCode;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Component;

/** Finds visitors for a few households of a plan, without touching any other. */
@Component
class Placer {
  private final DemandTable demands;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  Placer(DemandTable demands, Settings settings, Jurisdiction jurisdiction) {
    this.demands = demands;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** A plan with its people and how many households each has. */
  record Open(AssignmentPlan plan, List<AssignmentPlanTable.Part> parts, Map<UUID, Integer> loads) {
    Optional<AssignmentPlanTable.Part> part(UUID staff) {
      return parts.stream().filter(one -> one.staffId().equals(staff)).findFirst();
    }

    String name(@Nullable UUID staff) {
      return staff == null ? "" : part(staff).map(AssignmentPlanTable.Part::name).orElse("");
    }

    AreaCode area() {
      return AreaCode.of(plan.areaCode());
    }
  }

  /** Homes of a plan that nobody has, or those of one person. */
  Demand homes(Open open, DemandTable.Part part, @Nullable UUID of) {
    return demands.homes(
        new DemandTable.Which(open.area(), open.plan().id(), null, part, of),
        settings.get(PlanSettings.SETTING).common());
  }

  /**
   * Where homes go.
   *
   * @param left how many found nobody with room
   */
  record Placed(List<AssignmentTable.Change> changes, int able, int left) {}

  /**
   * Gives homes to those with room, at most the setting's stretch above their share.
   *
   * @param without somebody who cannot take any
   */
  Placed place(Open open, Demand demand, @Nullable UUID without) {
    PlanSettings usual = settings.get(PlanSettings.SETTING);
    List<AssignmentPlanTable.Part> able =
        open.parts().stream()
            .filter(one -> one.outSince() == null && !one.staffId().equals(without))
            .toList();
    int[] room =
        able.stream()
            .mapToInt(one -> usual.stretched(one.share()) - load(open, one))
            .map(free -> Math.max(0, free))
            .toArray();
    List<Person> people = able.stream().map(AssignmentPlanTable.Part::person).toList();
    Ground ground = ground(open, demand);
    Draft draft =
        new Draft(
            demand,
            people,
            room,
            false,
            ground,
            seats(able, ground),
            demands.needs(open.area()),
            open.plan().wishes().weights());
    Assigned assigned = Assigner.assign(draft.task(), Assigner.EXACTLY);
    if (assigned.left() > 0) {
      return new Placed(List.of(), able.size(), assigned.left());
    }
    Interpreters interpreters = interpreters(open, people, draft.task());
    int[] visitors = draft.visitors(assigned);
    List<AssignmentTable.Change> changes = new ArrayList<>();
    for (int h = 0; h < visitors.length; h++) {
      changes.add(
          change(demand, h, without, able.get(visitors[h]), visitors[h], draft, interpreters));
    }
    return new Placed(changes, able.size(), 0);
  }

  /**
   * The same households with the visitor that somebody chose: how far it is, and who comes along.
   *
   * @param holders whose they are
   */
  List<AssignmentTable.Change> chosen(
      Open open, Map<UUID, UUID> holders, AssignmentPlanTable.Part to) {
    Map<UUID, Set<UUID>> byHolder = new HashMap<>();
    holders.forEach(
        (household, holder) ->
            byHolder.computeIfAbsent(holder, one -> new HashSet<>()).add(household));
    List<Person> people = open.parts().stream().map(AssignmentPlanTable.Part::helper).toList();
    int visitor = open.parts().indexOf(to);
    List<AssignmentTable.Change> changes = new ArrayList<>();
    byHolder.forEach(
        (holder, households) -> {
          Demand demand = homes(open, DemandTable.Part.OF_ONE, holder);
          if (demand.households() == 0) {
            return;
          }
          Ground ground = ground(open, demand);
          Draft draft =
              new Draft(
                  demand,
                  people,
                  new int[people.size()],
                  false,
                  ground,
                  seats(open.parts(), ground),
                  Map.of(),
                  Weights.NONE);
          Interpreters interpreters = interpreters(open, people, draft.task());
          for (int h = 0; h < demand.households(); h++) {
            if (households.contains(demand.id(h))) {
              changes.add(change(demand, h, holder, to, visitor, draft, interpreters));
            }
          }
        });
    return changes;
  }

  private static AssignmentTable.Change change(
      Demand demand,
      int household,
      @Nullable UUID from,
      AssignmentPlanTable.Part to,
      int visitor,
      Draft draft,
      Interpreters interpreters) {
    int group = demand.groupOf(household);
    return new AssignmentTable.Change(
        demand.id(household),
        demand.areaCode(household),
        from,
        to.staffId(),
        interpreters.of(demand.languageOf(group), group, visitor),
        Math.ceilDiv(draft.task().distance(group, visitor), Task.PER_METRE));
  }

  /** Where nothing is known of the area, it lies amid its visitors. */
  private Ground ground(Open open, Demand demand) {
    Map<String, double[]> centres = new HashMap<>(demands.centres(open.area()));
    double[] amid = {0, 0};
    for (AssignmentPlanTable.Part part : open.parts()) {
      amid[0] += part.longitude() / open.parts().size();
      amid[1] += part.latitude() / open.parts().size();
    }
    centres.putIfAbsent(open.area().value(), amid);
    return PlanMaker.ground(open.area(), demand, centres);
  }

  private Interpreters interpreters(Open open, List<Person> people, Task task) {
    return new Interpreters(demands, open.plan().county(), jurisdiction.today(), people, task);
  }

  private static int load(Open open, AssignmentPlanTable.Part part) {
    return open.loads().getOrDefault(part.staffId(), 0);
  }

  private static Map<UUID, double[]> seats(List<AssignmentPlanTable.Part> parts, Ground ground) {
    return parts.stream()
        .collect(
            Collectors.toMap(
                AssignmentPlanTable.Part::staffId,
                one -> new double[] {ground.east(one.longitude()), ground.north(one.latitude())}));
  }
}
