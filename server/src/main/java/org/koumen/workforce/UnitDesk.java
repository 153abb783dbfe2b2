package org.koumen.workforce;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Actor;
import org.koumen.access.AreaNames;
import org.koumen.access.AuditLog;
import org.koumen.access.Scope;
import org.koumen.platform.Ids;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units: departments, offices of townships, committees of villages, utilities, companies. */
@Component
public class UnitDesk {
  private final UnitTable units;
  private final AreaNames areas;
  private final AuditLog audit;
  private final Jurisdiction jurisdiction;

  UnitDesk(UnitTable units, AreaNames areas, AuditLog audit, Jurisdiction jurisdiction) {
    this.units = units;
    this.areas = areas;
    this.audit = audit;
    this.jurisdiction = jurisdiction;
  }

  /** What a person says about a unit. */
  public record Entry(
      String code,
      String name,
      UnitKind kind,
      String areaCode,
      @Nullable UUID parentId,
      @Nullable String phone) {}

  /** A unit whoever asks: for names beside other modules' rows. */
  @Transactional(readOnly = true)
  public Optional<Unit> find(UUID id) {
    return units.find(id, jurisdiction.today());
  }

  /** A unit that serves the scope, or part of it, or an area above it. */
  @Transactional(readOnly = true)
  public Optional<Unit> find(UUID id, Scope scope) {
    return find(id).filter(unit -> scope.touches(unit.areaCode()));
  }

  /** Units to hand a matter of an area to: those that serve it as a whole, the nearest first. */
  @Transactional(readOnly = true)
  public List<Unit> serving(Scope scope, String area, @Nullable UnitKind kind) {
    return units.serving(scope, area, kind, jurisdiction.today());
  }

  /**
   * Units of an area and beneath it, in the order of their codes: the tree follows from {@code
   * parentId}.
   *
   * @param query part of the name, or the beginning of the code
   */
  @Transactional(readOnly = true)
  public List<Unit> within(
      Scope scope, String area, @Nullable UnitKind kind, @Nullable String query) {
    return units.within(scope, area, kind, query, jurisdiction.today());
  }

  /** Founds a unit. */
  @Transactional
  public Saved add(Entry entry, Scope scope, Actor by) {
    Optional<Saved> wrong = wrongIn(entry, scope, null);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    UUID id = Ids.next();
    if (!units.add(id, entry)) {
      return new Saved.Refused(Problem.UNIT_CODE_TAKEN, Map.of("code", entry.code()));
    }
    audit.add(by, "unit.added", entry.areaCode(), entry.name(), Map.of("id", id.toString()));
    return new Saved.Done(id);
  }

  /** Changes what is said about a unit. */
  @Transactional
  public Saved change(UUID id, int version, Entry entry, Scope scope, Actor by) {
    Optional<Unit> before = find(id).filter(unit -> scope.covers(unit.areaCode()));
    if (before.isEmpty()) {
      return Saved.no(Problem.NOT_FOUND);
    }
    Optional<Saved> wrong = wrongIn(entry, scope, id);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    if (units.isCodeOfAnother(entry.code(), id)) {
      return new Saved.Refused(Problem.UNIT_CODE_TAKEN, Map.of("code", entry.code()));
    }
    if (!units.change(id, version, entry)) {
      return Saved.no(Problem.STALE_VERSION);
    }
    audit.add(
        by,
        "unit.changed",
        entry.areaCode(),
        entry.name(),
        Map.of("id", id.toString(), "nameBefore", before.get().name()));
    return new Saved.Done(id);
  }

  /** Closes a unit in which nobody serves any more. */
  @Transactional
  public Saved close(UUID id, LocalDate on, Scope scope, Actor by) {
    Optional<Unit> unit = find(id).filter(one -> scope.covers(one.areaCode()));
    if (unit.isEmpty()) {
      return Saved.no(Problem.NOT_FOUND);
    }
    if (unit.get().staff() > 0) {
      return new Saved.Refused(Problem.UNIT_IN_USE, Map.of("staff", unit.get().staff()));
    }
    units.close(id, on);
    audit.add(by, "unit.closed", unit.get().areaCode(), unit.get().name(), Map.of("on", on));
    return new Saved.Done(id);
  }

  private Optional<Saved> wrongIn(Entry entry, Scope scope, @Nullable UUID own) {
    if (!scope.covers(entry.areaCode())) {
      return Optional.of(Saved.no(Problem.NO_PERMISSION));
    }
    if (!entry.areaCode().isEmpty() && areas.of(List.of(entry.areaCode())).isEmpty()) {
      return Optional.of(Saved.wrong("areaCode"));
    }
    if (entry.parentId() != null
        && (units.find(entry.parentId(), jurisdiction.today()).isEmpty()
            || own != null && units.isBeneath(entry.parentId(), own))) {
      return Optional.of(Saved.wrong("parentId"));
    }
    return Optional.empty();
  }
}
