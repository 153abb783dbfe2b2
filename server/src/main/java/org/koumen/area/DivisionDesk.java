package org.koumen.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.koumen.access.Scope;
import org.koumen.area.AreaOutcome.Done;
import org.koumen.area.AreaOutcome.Refused;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of the tree: areas are added, renamed, recoded, merged, split and closed. Each keeps its
 * history, and all that lies beneath goes along in the same transaction. One change happens at a
 * time.
 */
@Service
public class DivisionDesk {
  private static final int MAX_NAME = 60;

  private final AreaTable areas;
  private final TreeSurgery surgery;
  private final RowMover rows;
  private final Jurisdiction jurisdiction;

  DivisionDesk(AreaTable areas, TreeSurgery surgery, RowMover rows, Jurisdiction jurisdiction) {
    this.areas = areas;
    this.surgery = surgery;
    this.rows = rows;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Adds an area beneath another. Grids and buildings get the next free number; higher levels need
   * the code that the register gave them.
   *
   * @param code the code from the register; empty for the next number
   */
  @Transactional
  public AreaOutcome add(
      AreaCode parent,
      Optional<AreaCode> code,
      String name,
      Optional<AreaSetting> setting,
      ChangeNote note,
      Scope scope) {
    areas.lockTree();
    Optional<Area> above = areas.find(parent);
    if (!scope.covers(parent.value()) || (above.isEmpty() && parent.level() != AreaLevel.NATION)) {
      return AreaOutcome.refused(Problem.NOT_FOUND);
    }
    Optional<AreaLevel> level = parent.level().below();
    if (level.isEmpty()
        || code.filter(given -> !given.parent().equals(Optional.of(parent))).isPresent()) {
      return new Refused(Problem.AREA_LEVEL, Map.of("code", code.map(AreaCode::value).orElse("")));
    }
    if (code.isEmpty() && !level.get().isLocal()) {
      return new Refused(Problem.BAD_INPUT, Map.of("field", "code"));
    }
    Optional<Refused> wrong =
        wrongName(name).or(() -> wrongDay(note.effectiveOn(), above.map(Area::since)));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    AreaCode free = code.orElseGet(() -> surgery.nextChild(parent));
    if (areas.find(free).isPresent()) {
      return new Refused(Problem.AREA_CODE_TAKEN, Map.of("code", free.value()));
    }
    Optional<AreaSetting> inherited = setting.or(() -> above.flatMap(Area::setting));
    return new Done(surgery.add(new Area(free, name.strip(), inherited, note.effectiveOn()), note));
  }

  /** Gives an area another name. */
  @Transactional
  public AreaOutcome rename(AreaCode code, String name, ChangeNote note, Scope scope) {
    areas.lockTree();
    Optional<Area> found = areas.find(code).filter(area -> scope.covers(code.value()));
    if (found.isEmpty()) {
      return AreaOutcome.refused(Problem.NOT_FOUND);
    }
    Area area = found.get();
    Optional<Refused> wrong =
        wrongName(name).or(() -> wrongDay(note.effectiveOn(), Optional.of(area.since())));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    areas.rename(code, name.strip());
    Area after = new Area(code, name.strip(), area.setting(), area.since());
    return new Done(
        surgery.record(
            AreaChange.Kind.RENAMED, Optional.of(area), Optional.of(after), note, Map.of()));
  }

  /**
   * Gives an area another code, perhaps beneath another area; everything beneath moves with it.
   *
   * @param name the name from then on; empty to keep it
   */
  @Transactional
  public AreaOutcome recode(
      AreaCode code, AreaCode to, Optional<String> name, ChangeNote note, Scope scope) {
    areas.lockTree();
    Optional<Area> found = areas.find(code).filter(area -> scope.covers(code.value()));
    if (found.isEmpty()) {
      return AreaOutcome.refused(Problem.NOT_FOUND);
    }
    Optional<Refused> wrong =
        wrongTarget(code, to, scope)
            .or(() -> name.flatMap(DivisionDesk::wrongName))
            .or(() -> wrongDay(note.effectiveOn(), youngest(code)));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Area area = found.get();
    if (!code.parent().equals(to.parent())) {
      surgery.redraw(Stream.of(code, to).flatMap(one -> one.parent().stream()).toList(), note);
    }
    return new Done(surgery.recode(area, to, name.map(String::strip).orElse(area.name()), note));
  }

  /**
   * Puts an area into another of the same level; its children keep their numbers where those are
   * free.
   */
  @Transactional
  public AreaOutcome merge(AreaCode code, AreaCode into, ChangeNote note, Scope scope) {
    areas.lockTree();
    Optional<Area> found = areas.find(code).filter(area -> scope.covers(code.value()));
    Optional<Area> target = areas.find(into).filter(area -> scope.covers(into.value()));
    if (found.isEmpty() || target.isEmpty()) {
      return AreaOutcome.refused(Problem.NOT_FOUND);
    }
    if (code.equals(into) || code.level() != into.level()) {
      return new Refused(Problem.AREA_LEVEL, Map.of("code", into.value()));
    }
    Optional<Refused> wrong =
        wrongDay(note.effectiveOn(), youngest(code))
            .or(() -> wrongDay(note.effectiveOn(), target.map(Area::since)));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    return new Done(surgery.merge(found.get(), target.get(), note));
  }

  /**
   * Takes some children of an area out into a new one beside it or elsewhere.
   *
   * @param to the code of the new area
   * @param children those that go; each keeps its number
   */
  @Transactional
  public AreaOutcome split(
      AreaCode code,
      AreaCode to,
      String name,
      Collection<AreaCode> children,
      ChangeNote note,
      Scope scope) {
    areas.lockTree();
    Optional<Area> found = areas.find(code).filter(area -> scope.covers(code.value()));
    List<Area> going = areas.findAll(children);
    if (found.isEmpty() || going.size() != children.size()) {
      return AreaOutcome.refused(Problem.NOT_FOUND);
    }
    if (going.isEmpty()
        || going.stream().anyMatch(child -> !child.code().parent().equals(Optional.of(code)))) {
      return new Refused(Problem.BAD_INPUT, Map.of("field", "children"));
    }
    Optional<Refused> wrong =
        wrongTarget(code, to, scope)
            .or(() -> wrongName(name))
            .or(() -> wrongDay(note.effectiveOn(), youngest(code)));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Area area = found.get();
    Area fresh = new Area(to, name.strip(), area.setting(), note.effectiveOn());
    surgery.add(fresh, note);
    Map<String, Long> moved = new LinkedHashMap<>();
    for (Area child : going) {
      surgery
          .recode(child, to.child(child.code().number()), child.name(), note)
          .moved()
          .forEach((table, count) -> moved.merge(table, count, Long::sum));
    }
    surgery.redraw(List.of(code), note);
    return new Done(
        surgery.record(AreaChange.Kind.SPLIT, Optional.of(area), Optional.of(fresh), note, moved));
  }

  /** Closes an area under which nothing is kept. */
  @Transactional
  public AreaOutcome close(AreaCode code, ChangeNote note, Scope scope) {
    areas.lockTree();
    Optional<Area> found = areas.find(code).filter(area -> scope.covers(code.value()));
    if (found.isEmpty()) {
      return AreaOutcome.refused(Problem.NOT_FOUND);
    }
    areas.lockSubtree(code);
    if (!surgery.children(code).isEmpty() || rows.holdsAnything(code)) {
      return new Refused(Problem.AREA_NOT_EMPTY, Map.of("name", found.get().name()));
    }
    Optional<Refused> wrong = wrongDay(note.effectiveOn(), found.map(Area::since));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    return new Done(surgery.close(found.get(), note));
  }

  /**
   * What hangs on an area and would go along with it.
   *
   * @param tally areas beneath
   * @param rows rows kept there, by table; above a county only those that are not people's data
   */
  public record Contents(AreaTally tally, Map<String, Long> rows) {}

  /** What a change of this area would move; empty when it lies outside the scope. */
  @Transactional(readOnly = true)
  public Optional<Contents> contents(AreaCode code, Scope scope) {
    return areas
        .find(code)
        .filter(area -> scope.covers(code.value()))
        .map(area -> new Contents(areas.tally(code), rows.count(code)));
  }

  /**
   * Keeps an area in place until the transaction ends, for one who is about to write people's data
   * beneath it.
   *
   * @return false when there is no such area (any more)
   */
  @Transactional
  public boolean hold(AreaCode code) {
    return areas.hold(code);
  }

  private Optional<Refused> wrongTarget(AreaCode code, AreaCode to, Scope scope) {
    if (!scope.covers(to.value())) {
      return Optional.of(AreaOutcome.refused(Problem.NOT_FOUND));
    }
    if (code.level() != to.level() || code.equals(to)) {
      return Optional.of(new Refused(Problem.AREA_LEVEL, Map.of("code", to.value())));
    }
    if (!areas.subtree(to).isEmpty()) {
      return Optional.of(new Refused(Problem.AREA_CODE_TAKEN, Map.of("code", to.value())));
    }
    AreaCode parent = to.parent().orElseThrow();
    if (parent.level() != AreaLevel.NATION && areas.find(parent).isEmpty()) {
      return Optional.of(new Refused(Problem.AREA_PARENT_UNKNOWN, Map.of("code", parent.value())));
    }
    return Optional.empty();
  }

  private static Optional<Refused> wrongName(String name) {
    return name.isBlank() || name.length() > MAX_NAME
        ? Optional.of(new Refused(Problem.BAD_INPUT, Map.of("field", "name")))
        : Optional.empty();
  }

  private Optional<Refused> wrongDay(LocalDate day, Optional<LocalDate> notBefore) {
    boolean wrong =
        day.isAfter(jurisdiction.today()) || notBefore.filter(day::isBefore).isPresent();
    return wrong
        ? Optional.of(
            new Refused(
                Problem.AREA_DAY,
                Map.of(
                    "from",
                    notBefore.map(LocalDate::toString).orElse("-"),
                    "to",
                    jurisdiction.today().toString())))
        : Optional.empty();
  }

  /** The day of the last change beneath an area: history is told in one order. */
  private Optional<LocalDate> youngest(AreaCode code) {
    return areas.subtree(code).stream().map(Area::since).max(LocalDate::compareTo);
  }
}
