package org.koumen.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.koumen.access.AreaNames;
import org.koumen.access.Scope;
import org.koumen.platform.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the tree. An account sees its own areas and what lies beneath, and of what lies above them
 * the names only.
 */
@Service
public class AreaDesk implements AreaNames {
  private static final int MAX_FOUND = 50;
  private static final int MAX_STEPS = 1_000;

  private final AreaTable areas;
  private final AreaChangeTable changes;
  private final BoundaryTable boundaries;
  private final Settings settings;
  private final ObjectProvider<HouseholdCounts> counts;

  AreaDesk(
      AreaTable areas,
      AreaChangeTable changes,
      BoundaryTable boundaries,
      Settings settings,
      ObjectProvider<HouseholdCounts> counts) {
    this.areas = areas;
    this.changes = changes;
    this.boundaries = boundaries;
    this.settings = settings;
    this.counts = counts;
  }

  /** The areas that a scope starts from; for the whole nation its provinces. */
  @Transactional(readOnly = true)
  public List<AreaViews.Row> roots(Scope scope) {
    if (scope.covers("")) {
      return rows(areas.children(AreaCode.NATION), scope);
    }
    return rows(areas.nodes(scope.prefixes().stream().map(AreaCode::of).toList()), scope);
  }

  /** An area with its path and counts; empty when the scope has nothing there. */
  @Transactional(readOnly = true)
  public Optional<AreaViews.Node> view(AreaCode code, Scope scope) {
    if (!scope.touches(code.value())) {
      return Optional.empty();
    }
    List<AreaTable.Node> path = areas.nodes(code.path());
    if (path.isEmpty() || !path.getLast().area().code().equals(code)) {
      return Optional.empty();
    }
    AreaTable.Node node = path.getLast();
    Area area = node.area();
    List<AreaViews.Step> steps = path.stream().map(step -> step(step.area())).toList();
    if (!scope.covers(code.value())) {
      return Optional.of(
          new AreaViews.Node(
              code,
              area.name(),
              area.level(),
              null,
              area.since(),
              steps,
              null,
              null,
              null,
              GridSizes.Size.NONE,
              BoundaryState.NONE,
              null));
    }
    HouseholdCounts.Count count = countsOf(List.of(code)).getOrDefault(code, HouseholdCounts.NONE);
    return Optional.of(
        new AreaViews.Node(
            code,
            area.name(),
            area.level(),
            area.setting().orElse(null),
            area.since(),
            steps,
            node.tally(),
            count.households(),
            count.residents(),
            sizeOf(area, count),
            boundaries.states(List.of(code)).getOrDefault(code, BoundaryState.NONE),
            null));
  }

  /**
   * What lies right beneath an area, as far as the scope reaches; empty when it reaches nowhere
   * there.
   */
  @Transactional(readOnly = true)
  public Optional<List<AreaViews.Row>> children(AreaCode code, Scope scope) {
    if (!scope.touches(code.value()) || areas.find(code).isEmpty()) {
      return Optional.empty();
    }
    List<AreaTable.Node> visible =
        areas.children(code).stream()
            .filter(child -> scope.touches(child.area().code().value()))
            .toList();
    return Optional.of(rows(visible, scope));
  }

  /**
   * Areas of the scope by name (start or part) or code (start, padded or not), at most {@value
   * #MAX_FOUND}.
   */
  @Transactional(readOnly = true)
  public List<AreaViews.Found> search(String query, Scope scope) {
    String text = query.strip();
    if (text.isEmpty() || scope.isNowhere()) {
      return List.of();
    }
    Map<AreaCode, Area> found = new LinkedHashMap<>();
    if (text.length() <= AreaLevel.BUILDING.digits()
        && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String start = AreaCode.parsePadded(text).map(AreaCode::value).orElse(text);
      AreaRange range = AreaRange.ofPrefix(start);
      areas
          .byCodeStart(range.from(), range.to(), scope.from(), scope.to(), MAX_FOUND)
          .forEach(area -> found.put(area.code(), area));
    } else {
      areas
          .byNameStart(text, scope.from(), scope.to(), MAX_FOUND)
          .forEach(area -> found.put(area.code(), area));
      if (found.size() < MAX_FOUND) {
        areas
            .byNamePart(text, scope.from(), scope.to(), MAX_FOUND)
            .forEach(area -> found.putIfAbsent(area.code(), area));
      }
    }
    return withPaths(found.values().stream().limit(MAX_FOUND).toList());
  }

  /** What happened to an area, newest first. */
  @Transactional(readOnly = true)
  public List<AreaChange> changes(AreaCode code) {
    return changes.of(code);
  }

  /** An area in force. */
  @Transactional(readOnly = true)
  public Optional<Area> find(AreaCode code) {
    return areas.find(code);
  }

  /** Those of the codes that are in force, in order. */
  @Transactional(readOnly = true)
  public List<Area> findAll(Collection<AreaCode> codes) {
    return areas.findAll(codes);
  }

  /** An area and all that lies beneath it, in order of codes. */
  @Transactional(readOnly = true)
  public List<Area> subtree(AreaCode code) {
    return areas.subtree(code);
  }

  /** The names of those codes that are in force. */
  @Transactional(readOnly = true)
  public Map<AreaCode, String> names(Collection<AreaCode> codes) {
    return areas.names(codes);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, String> of(Collection<String> codes) {
    Map<String, String> names = new HashMap<>(Map.of("", "全国"));
    areas
        .names(codes.stream().flatMap(code -> AreaCode.parse(code).stream()).toList())
        .forEach((code, name) -> names.put(code.value(), name));
    return names;
  }

  /**
   * What became of a code that an area has or once had.
   *
   * @param on the day on which it had it; empty for the code's latest meaning
   */
  @Transactional(readOnly = true)
  public WhereItWent resolve(AreaCode code, Optional<LocalDate> on) {
    Optional<Area> present = areas.find(code);
    if (on.isEmpty() && present.isPresent()) {
      return new WhereItWent.Now(present.get());
    }
    Optional<AreaChange> end =
        on.isPresent() ? changes.endOf(code, Optional.empty(), on) : changes.lastEndOf(code);
    AreaCode now = code;
    for (int steps = 0; end.isPresent() && steps < MAX_STEPS; steps++) {
      AreaChange change = end.get();
      if (change.kind() == AreaChange.Kind.CLOSED) {
        return new WhereItWent.Closed(now, change.fromName().orElse(""), change.effectiveOn());
      }
      now = now.moved(change.from().orElseThrow(), change.to().orElseThrow());
      end = changes.endOf(now, end, Optional.empty());
    }
    return areas
        .find(now)
        .<WhereItWent>map(WhereItWent.Now::new)
        .orElseGet(WhereItWent.Unknown::new);
  }

  private List<AreaViews.Row> rows(List<AreaTable.Node> nodes, Scope scope) {
    List<AreaCode> counted =
        nodes.stream()
            .map(node -> node.area().code())
            .filter(code -> scope.covers(code.value()))
            .toList();
    Map<AreaCode, HouseholdCounts.Count> numbers = countsOf(counted);
    Map<AreaCode, BoundaryState> boundary = boundaries.states(counted);
    List<AreaViews.Row> rows = new ArrayList<>(nodes.size());
    for (AreaTable.Node node : nodes) {
      Area area = node.area();
      boolean covered = scope.covers(area.code().value());
      HouseholdCounts.Count count = numbers.getOrDefault(area.code(), HouseholdCounts.NONE);
      rows.add(
          new AreaViews.Row(
              area.code(),
              area.name(),
              area.level(),
              area.setting().orElse(null),
              node.hasChildren(),
              covered ? count.households() : null,
              covered ? sizeOf(area, count) : GridSizes.Size.NONE,
              boundary.getOrDefault(area.code(), BoundaryState.NONE)));
    }
    return rows;
  }

  private Map<AreaCode, HouseholdCounts.Count> countsOf(Collection<AreaCode> codes) {
    HouseholdCounts source = counts.getIfAvailable();
    return source == null || codes.isEmpty() ? Map.of() : source.beneath(codes);
  }

  private GridSizes.Size sizeOf(Area area, HouseholdCounts.Count count) {
    return area.level() == AreaLevel.GRID
        ? settings.get(GridSizes.SETTING).sizeOf(area.setting(), count.households())
        : GridSizes.Size.NONE;
  }

  private List<AreaViews.Found> withPaths(List<Area> found) {
    Map<AreaCode, String> names =
        areas.names(
            found.stream()
                .flatMap(area -> area.code().path().stream())
                .collect(Collectors.toSet()));
    return found.stream()
        .map(
            area ->
                new AreaViews.Found(
                    area.code(),
                    area.name(),
                    area.level(),
                    area.code().path().stream()
                        .filter(names::containsKey)
                        .map(
                            code ->
                                new AreaViews.Step(
                                    code, names.getOrDefault(code, ""), code.level()))
                        .toList()))
        .toList();
  }

  private static AreaViews.Step step(Area area) {
    return new AreaViews.Step(area.code(), area.name(), area.level());
  }
}
