package org.koumen.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Boundaries of areas: kept as given, shown in the coordinate system that a map or a phone asks
 * for.
 */
@Service
public class BoundaryDesk {
  /** Shared lines drawn by hand never match to the centimetre: less than this is no overlap. */
  private static final double TOLERATED_SHARE = 0.005;

  private final AreaTable areas;
  private final BoundaryTable boundaries;
  private final AreaDesk desk;
  private final Jurisdiction jurisdiction;

  BoundaryDesk(
      AreaTable areas, BoundaryTable boundaries, AreaDesk desk, Jurisdiction jurisdiction) {
    this.areas = areas;
    this.boundaries = boundaries;
    this.desk = desk;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Something a person should look at; the boundary was kept all the same.
   *
   * @param kind overlap with a sibling, or parts outside the area above
   * @param share of the shape concerned, from 0 to 1
   */
  public record Warning(Kind kind, AreaCode code, String name, double share) {
    /** Kinds of warning. */
    public enum Kind {
      OVERLAP,
      OUTSIDE
    }
  }

  /** An area's shape and what is worth a look about it. */
  public record Kept(Boundary boundary, List<Warning> warnings) {}

  /** The children of an area that have a boundary, by code, and those without. */
  public record Children(List<Child> drawn, List<AreaViews.Row> undrawn) {}

  /** A child with its shape. */
  public record Child(AreaViews.Row row, Boundary boundary) {}

  /** The boundary of an area; empty when it has none or lies outside the scope. */
  @Transactional(readOnly = true)
  public Optional<Boundary> find(AreaCode code, Crs crs, Scope scope) {
    return scope.touches(code.value())
        ? boundaries.find(code).map(boundary -> boundary.in(crs))
        : Optional.empty();
  }

  /** In which coordinate system an area's boundary was given. */
  @Transactional(readOnly = true)
  public Optional<Crs> crsOf(AreaCode code, Scope scope) {
    return scope.touches(code.value())
        ? boundaries.find(code).map(Boundary::crs)
        : Optional.empty();
  }

  /** Since when an area's boundary has to be drawn anew; empty while it tells the truth. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> redrawSince(AreaCode code, Scope scope) {
    return scope.touches(code.value()) ? boundaries.redrawSince(code) : Optional.empty();
  }

  /** Keeps the boundary of an area; empty when there is no such area in the scope. */
  @Transactional
  public Optional<Kept> put(AreaCode code, Boundary boundary, Optional<UUID> by, Scope scope) {
    if (!scope.covers(code.value()) || areas.find(code).isEmpty()) {
      return Optional.empty();
    }
    boundaries.put(code, boundary, by, jurisdiction.now());
    return Optional.of(new Kept(boundary, warnings(code, boundary)));
  }

  /** Shapes of what lies right beneath an area, as far as the scope reaches. */
  @Transactional(readOnly = true)
  public Optional<Children> children(AreaCode code, Crs crs, Scope scope) {
    Map<AreaCode, Boundary> shapes = boundaries.ofChildren(code);
    return desk.children(code, scope)
        .map(
            rows -> {
              List<Child> drawn = new ArrayList<>();
              List<AreaViews.Row> undrawn = new ArrayList<>();
              for (AreaViews.Row row : rows) {
                Boundary shape = shapes.get(row.code());
                if (shape == null) {
                  undrawn.add(row);
                } else {
                  drawn.add(new Child(row, shape.in(crs)));
                }
              }
              return new Children(drawn, undrawn);
            });
  }

  private List<Warning> warnings(AreaCode code, Boundary boundary) {
    List<Warning> warnings = new ArrayList<>();
    AreaCode parent = code.parent().orElse(AreaCode.NATION);
    Boundary own = boundary.in(Crs.WGS84);
    Map<AreaCode, Boundary> siblings = boundaries.ofChildren(parent);
    Map<AreaCode, String> names = areas.names(siblings.keySet());
    siblings.entrySet().stream()
        .filter(sibling -> !sibling.getKey().equals(code))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            sibling -> {
              double share = own.overlapWith(sibling.getValue().in(Crs.WGS84));
              if (share > TOLERATED_SHARE) {
                String name = names.getOrDefault(sibling.getKey(), "");
                warnings.add(new Warning(Warning.Kind.OVERLAP, sibling.getKey(), name, share));
              }
            });
    boundaries
        .find(parent)
        .map(above -> own.shareOutside(above.in(Crs.WGS84)))
        .filter(share -> share > TOLERATED_SHARE)
        .ifPresent(
            share -> {
              String name = areas.find(parent).map(Area::name).orElse("");
              warnings.add(new Warning(Warning.Kind.OUTSIDE, parent, name, share));
            });
    return warnings;
  }
}
