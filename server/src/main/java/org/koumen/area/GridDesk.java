package org.koumen.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.koumen.access.Scope;
import org.koumen.area.GridHouseholds.Cluster;
import org.koumen.area.GridPlan.Part;
import org.koumen.area.GridPlan.Piece;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.koumen.platform.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Grids that are too large are split, those too small merged: prepared, looked at with the sizes
 * that result, then applied.
 */
@Service
public class GridDesk {
  private static final int MAX_PARTS = 20;

  private final AreaTable areas;
  private final GridPlanTable plans;
  private final TreeSurgery surgery;
  private final GridHouseholds households;
  private final Settings settings;
  private final Jurisdiction jurisdiction;

  GridDesk(
      AreaTable areas,
      GridPlanTable plans,
      TreeSurgery surgery,
      GridHouseholds households,
      Settings settings,
      Jurisdiction jurisdiction) {
    this.areas = areas;
    this.plans = plans;
    this.surgery = surgery;
    this.households = households;
    this.settings = settings;
    this.jurisdiction = jurisdiction;
  }

  /** What preparing or applying a plan came to. */
  public sealed interface Outcome {
    /** The plan as it now is. */
    record Done(GridPlan plan) implements Outcome {}

    /** Nothing was done. */
    record Refused(Problem problem, Map<String, ?> values) implements Outcome {}
  }

  /** A grid that a person wants, by the keys of its clusters. */
  public record Wish(Optional<String> name, List<String> clusters) {}

  /**
   * Prepares the split of a grid.
   *
   * @param parts into how many; empty to let the size rule say
   * @param wishes who wants to choose names the clusters of each part, the first of which keeps the
   *     code; empty for a proposal
   */
  @Transactional
  public Outcome prepareSplit(
      AreaCode grid,
      Optional<Integer> parts,
      List<Wish> wishes,
      String reason,
      UUID by,
      Scope scope) {
    Optional<Area> found = areas.find(grid).filter(area -> scope.covers(grid.value()));
    if (found.isEmpty()) {
      return refused(Problem.NOT_FOUND, Map.of());
    }
    if (grid.level() != AreaLevel.GRID) {
      return refused(Problem.AREA_LEVEL, Map.of("code", grid.value()));
    }
    List<Cluster> clusters = households.clusters(grid);
    int count =
        wishes.isEmpty()
            ? parts.orElseGet(() -> sensibleParts(found.get(), clusters))
            : wishes.size();
    if (count < 2 || count > MAX_PARTS || count > clusters.size()) {
      return refused(Problem.GRID_PLAN_IMPOSSIBLE, Map.of("field", "parts"));
    }
    List<List<Cluster>> chosen =
        wishes.isEmpty() ? GridPartition.split(clusters, count) : chosen(clusters, wishes);
    if (chosen.stream().anyMatch(List::isEmpty)) {
      return refused(Problem.GRID_PLAN_IMPOSSIBLE, Map.of("field", "clusters"));
    }
    List<Part> result = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      int number = i + 1;
      String name =
          Optional.of(i)
              .filter(index -> index < wishes.size())
              .flatMap(index -> wishes.get(index).name())
              .orElse(i == 0 ? found.get().name() : found.get().name() + "-" + number);
      result.add(part(i == 0 ? grid : null, name, found.get(), chosen.get(i)));
    }
    return keep(GridPlan.Kind.SPLIT, grid.village().orElseThrow(), result, reason, by);
  }

  /**
   * Prepares the merge of grids of one village.
   *
   * @param into the grid that keeps its code
   * @param name the name from then on; empty to keep it
   */
  @Transactional
  public Outcome prepareMerge(
      AreaCode into,
      Collection<AreaCode> others,
      Optional<String> name,
      String reason,
      UUID by,
      Scope scope) {
    Set<AreaCode> all = new HashSet<>(others);
    all.add(into);
    List<Area> grids = areas.findAll(all);
    if (grids.size() != all.size() || all.stream().anyMatch(code -> !scope.covers(code.value()))) {
      return refused(Problem.NOT_FOUND, Map.of());
    }
    boolean alike =
        all.size() > 1
            && all.stream()
                .allMatch(
                    code ->
                        code.level() == AreaLevel.GRID && code.village().equals(into.village()));
    if (!alike) {
      return refused(Problem.GRID_PLAN_IMPOSSIBLE, Map.of("field", "grids"));
    }
    List<Cluster> clusters =
        grids.stream().flatMap(grid -> households.clusters(grid.code()).stream()).toList();
    Area target = grids.stream().filter(grid -> grid.code().equals(into)).findFirst().orElseThrow();
    Part one = part(into, name.orElse(target.name()), target, clusters);
    Part merged =
        new Part(
            into,
            one.name(),
            grids.stream().map(Area::code).toList(),
            List.of(),
            one.households(),
            one.residents(),
            one.size());
    return keep(GridPlan.Kind.MERGE, into.village().orElseThrow(), List.of(merged), reason, by);
  }

  /**
   * What a grid could be split into.
   *
   * @param size how the grid stands to the rule now
   * @param clusters the smallest parts there can be
   */
  public record Material(AreaCode grid, GridSizes.Size size, List<Cluster> clusters) {}

  /** What a grid is made of; empty when it is none or lies outside the scope. */
  @Transactional(readOnly = true)
  public Optional<Material> material(AreaCode grid, Scope scope) {
    return areas
        .find(grid)
        .filter(area -> grid.level() == AreaLevel.GRID && scope.covers(grid.value()))
        .map(
            area -> {
              List<Cluster> clusters =
                  households.clusters(grid).stream()
                      .sorted(
                          Comparator.comparing(Cluster::label, GridPartition::compareAsCounted)
                              .thenComparing(Cluster::key))
                      .toList();
              long count = clusters.stream().mapToLong(Cluster::households).sum();
              return new Material(
                  grid, settings.get(GridSizes.SETTING).sizeOf(area.setting(), count), clusters);
            });
  }

  /** Plans of a village, newest first; empty when the scope does not cover it. */
  @Transactional(readOnly = true)
  public List<GridPlan> plans(AreaCode village, Scope scope) {
    return scope.covers(village.value()) ? plans.of(village) : List.of();
  }

  /** Does what a plan says, all of it or nothing. */
  @Transactional
  public Outcome apply(UUID id, UUID by, Scope scope) {
    areas.lockTree();
    Optional<GridPlan> found = plans.find(id).filter(plan -> scope.covers(plan.village().value()));
    if (found.isEmpty()) {
      return refused(Problem.NOT_FOUND, Map.of());
    }
    GridPlan plan = found.get();
    if (plan.state() != GridPlan.State.PREPARED) {
      return refused(Problem.GRID_PLAN_DECIDED, Map.of());
    }
    Set<AreaCode> needed =
        plan.parts().stream().flatMap(part -> part.from().stream()).collect(Collectors.toSet());
    if (areas.findAll(needed).size() != needed.size()) {
      return refused(Problem.GRID_PLAN_STALE, Map.of());
    }
    ChangeNote note = new ChangeNote(jurisdiction.today(), plan.reason(), Optional.of(by));
    List<Part> done =
        plan.kind() == GridPlan.Kind.SPLIT
            ? split(plan, note)
            : List.of(merge(plan.parts().getFirst(), note));
    plans.decide(id, GridPlan.State.APPLIED, done, Optional.of(by), jurisdiction.now());
    return new Outcome.Done(plans.find(id).orElseThrow());
  }

  /** Gives a plan up. */
  @Transactional
  public Outcome drop(UUID id, UUID by, Scope scope) {
    Optional<GridPlan> found = plans.find(id).filter(plan -> scope.covers(plan.village().value()));
    if (found.isEmpty()) {
      return refused(Problem.NOT_FOUND, Map.of());
    }
    boolean dropped =
        plans.decide(
            id, GridPlan.State.DROPPED, found.get().parts(), Optional.of(by), jurisdiction.now());
    return dropped
        ? new Outcome.Done(plans.find(id).orElseThrow())
        : refused(Problem.GRID_PLAN_DECIDED, Map.of());
  }

  private List<Part> split(GridPlan plan, ChangeNote note) {
    Area grid = areas.find(plan.parts().getFirst().from().getFirst()).orElseThrow();
    areas.lockSubtree(grid.code());
    Set<AreaCode> buildings =
        surgery.children(grid.code()).stream().map(Area::code).collect(Collectors.toSet());
    List<Part> done = new ArrayList<>();
    for (Part part : plan.parts()) {
      if (part.grid() != null) {
        surgery.renameIfOther(grid, part.name(), note);
        done.add(part);
        continue;
      }
      Area fresh =
          new Area(
              surgery.nextChild(plan.village()), part.name(), grid.setting(), note.effectiveOn());
      surgery.add(fresh, note);
      Map<String, Long> moved = new LinkedHashMap<>();
      List<String> plain = new ArrayList<>();
      for (Piece piece : part.clusters()) {
        if (piece.area().level() != AreaLevel.BUILDING) {
          plain.add(piece.key());
        } else if (buildings.contains(piece.area())) {
          Area building = areas.find(piece.area()).orElseThrow();
          AreaCode to = fresh.code().child(piece.area().number());
          add(moved, surgery.recode(building, to, building.name(), note).moved());
        }
      }
      add(moved, households.carry(grid.code(), plain, fresh.code(), note));
      surgery.record(AreaChange.Kind.SPLIT, Optional.of(grid), Optional.of(fresh), note, moved);
      surgery.redraw(List.of(grid.code()), note);
      done.add(
          new Part(
              fresh.code(),
              part.name(),
              part.from(),
              part.clusters(),
              part.households(),
              part.residents(),
              part.size()));
    }
    return done;
  }

  private Part merge(Part part, ChangeNote note) {
    Area into = areas.find(java.util.Objects.requireNonNull(part.grid())).orElseThrow();
    for (AreaCode code : part.from()) {
      if (!code.equals(into.code())) {
        surgery.merge(areas.find(code).orElseThrow(), into, note);
      }
    }
    surgery.renameIfOther(into, part.name(), note);
    return part;
  }

  private int sensibleParts(Area grid, List<Cluster> clusters) {
    GridSizes sizes = settings.get(GridSizes.SETTING);
    GridSizes.Size size = sizes.sizeOf(grid.setting(), 0);
    long total = clusters.stream().mapToLong(Cluster::households).sum();
    double middle = (size.min() + size.max()) / 2.0;
    return middle == 0 ? 2 : (int) Math.clamp(Math.round(total / middle), 2, MAX_PARTS);
  }

  /** The clusters of each wish; what nobody wished for stays with the first. */
  private static List<List<Cluster>> chosen(List<Cluster> clusters, List<Wish> wishes) {
    Map<String, Integer> partOf = new HashMap<>();
    for (int i = 0; i < wishes.size(); i++) {
      for (String key : wishes.get(i).clusters()) {
        partOf.put(key, i);
      }
    }
    List<List<Cluster>> parts = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      int part = i;
      parts.add(
          clusters.stream()
              .filter(cluster -> partOf.getOrDefault(cluster.key(), 0) == part)
              .toList());
    }
    return parts;
  }

  private Part part(
      @org.jspecify.annotations.Nullable AreaCode code,
      String name,
      Area like,
      List<Cluster> clusters) {
    long count = clusters.stream().mapToLong(Cluster::households).sum();
    return new Part(
        code,
        name,
        List.of(like.code()),
        clusters.stream().map(Piece::of).toList(),
        count,
        clusters.stream().mapToLong(Cluster::residents).sum(),
        settings.get(GridSizes.SETTING).sizeOf(like.setting(), count));
  }

  private Outcome keep(
      GridPlan.Kind kind, AreaCode village, List<Part> parts, String reason, UUID by) {
    GridPlan plan =
        new GridPlan(
            Ids.next(),
            village,
            kind,
            GridPlan.State.PREPARED,
            parts,
            reason,
            Optional.of(by),
            jurisdiction.now());
    plans.add(plan);
    return new Outcome.Done(plan);
  }

  private static void add(Map<String, Long> sum, Map<String, Long> more) {
    more.forEach((table, count) -> sum.merge(table, count, Long::sum));
  }

  private static Outcome refused(Problem problem, Map<String, ?> values) {
    return new Outcome.Refused(problem, values);
  }
}
