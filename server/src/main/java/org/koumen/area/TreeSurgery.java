package org.koumen.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Component;

/**
 * The steps that changes of the tree are made of: each keeps areas, tallies, people's rows and
 * history in step. The caller holds the lock on the tree and has checked that the step is possible.
 */
@Component
class TreeSurgery {
  private final AreaTable areas;
  private final AreaChangeTable changes;
  private final RowMover rows;
  private final BoundaryTable boundaries;
  private final Jurisdiction jurisdiction;

  TreeSurgery(
      AreaTable areas,
      AreaChangeTable changes,
      RowMover rows,
      BoundaryTable boundaries,
      Jurisdiction jurisdiction) {
    this.areas = areas;
    this.changes = changes;
    this.rows = rows;
    this.boundaries = boundaries;
    this.jurisdiction = jurisdiction;
  }

  /** A new area at the end of a branch. */
  AreaChange add(Area area, ChangeNote note) {
    areas.add(area);
    retally(area.code());
    return record(AreaChange.Kind.ADDED, Optional.empty(), Optional.of(area), note, Map.of());
  }

  /** Another name, if it is one. */
  void renameIfOther(Area area, String name, ChangeNote note) {
    if (!name.equals(area.name())) {
      areas.rename(area.code(), name);
      Area after = new Area(area.code(), name, area.setting(), area.since());
      record(AreaChange.Kind.RENAMED, Optional.of(area), Optional.of(after), note, Map.of());
    }
  }

  /** Another code for an area; everything beneath goes along. */
  AreaChange recode(Area area, AreaCode to, String name, ChangeNote note) {
    areas.lockSubtree(area.code());
    Map<String, Long> moved = rows.move(new AreaMove(area.code(), to));
    areas.recode(area.code(), to, note.effectiveOn());
    if (!name.equals(area.name())) {
      areas.rename(to, name);
    }
    retally(area.code(), to);
    Area after = new Area(to, name, area.setting(), note.effectiveOn());
    return record(AreaChange.Kind.RECODED, Optional.of(area), Optional.of(after), note, moved);
  }

  /**
   * One area goes up in another: its children under new numbers, its rows with them, itself no
   * more.
   */
  AreaChange merge(Area area, Area into, ChangeNote note) {
    areas.lockSubtree(area.code());
    Map<String, Long> moved = new LinkedHashMap<>();
    for (Area child : children(area.code())) {
      AreaChange step =
          recode(child, freeChild(into.code(), child.code().number()), child.name(), note);
      step.moved().forEach((table, count) -> moved.merge(table, count, Long::sum));
    }
    rows.merge(area.code(), into.code(), note)
        .forEach((table, count) -> moved.merge(table, count, Long::sum));
    joinBoundaries(area.code(), into.code(), note);
    areas.remove(area.code());
    retally(area.code(), into.code());
    return record(AreaChange.Kind.MERGED, Optional.of(area), Optional.of(into), note, moved);
  }

  /** An area that holds nothing is no more. */
  AreaChange close(Area area, ChangeNote note) {
    areas.remove(area.code());
    retally(area.code());
    return record(AreaChange.Kind.CLOSED, Optional.of(area), Optional.empty(), note, Map.of());
  }

  /** Of areas that do not reach as far as they did: their boundaries have to be drawn anew. */
  void redraw(Collection<AreaCode> codes, ChangeNote note) {
    boundaries.mark(codes, note.effectiveOn());
  }

  /**
   * What was merged reaches as far as both did. Where one of the two was never drawn, or had to be
   * drawn anew already, so has the one that remains.
   */
  private void joinBoundaries(AreaCode code, AreaCode into, ChangeNote note) {
    Optional<LocalDate> since = boundaries.redrawSince(into).or(() -> boundaries.redrawSince(code));
    Optional<Boundary> kept = boundaries.find(into);
    Optional<Boundary> both =
        kept.flatMap(one -> boundaries.find(code).flatMap(other -> one.with(other)));
    both.ifPresent(shape -> boundaries.put(into, shape, note.by(), jurisdiction.now()));
    if (since.isPresent() || both.isEmpty()) {
      boundaries.mark(List.of(into), since.orElse(note.effectiveOn()));
    }
  }

  /** The code with this number beneath an area if nobody has or had it, otherwise the next one. */
  AreaCode freeChild(AreaCode parent, int wanted) {
    AreaCode same = parent.child(wanted);
    boolean taken = areas.find(same).isPresent() || changes.lastEndOf(same).isPresent();
    return taken ? nextChild(parent) : same;
  }

  /** The first code beneath an area that nobody has or ever had. */
  AreaCode nextChild(AreaCode parent) {
    return parent.child(changes.highestChildNumber(parent) + 1);
  }

  List<Area> children(AreaCode parent) {
    return areas.children(parent).stream().map(AreaTable.Node::area).toList();
  }

  /** Writes down what was done. */
  AreaChange record(
      AreaChange.Kind kind,
      Optional<Area> from,
      Optional<Area> to,
      ChangeNote note,
      Map<String, Long> moved) {
    AreaChange change =
        new AreaChange(
            Ids.next(),
            kind,
            from.map(Area::code),
            to.map(Area::code),
            from.map(Area::name),
            to.map(Area::name),
            note.effectiveOn(),
            note.reason(),
            note.by(),
            jurisdiction.now(),
            moved);
    changes.add(change);
    return change;
  }

  /** Counts anew above the areas named, from the bottom up. */
  private void retally(AreaCode... changed) {
    Stream.of(changed)
        .flatMap(code -> Stream.concat(code.path().stream(), Stream.of(AreaCode.NATION)))
        .distinct()
        .sorted(Comparator.comparing((AreaCode code) -> code.value().length()).reversed())
        .forEach(areas::retally);
  }
}
