package org.koumen.visit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.koumen.registry.Because;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.HouseholdDoor;
import org.koumen.registry.LifeChange;
import org.koumen.registry.LifeDesk;
import org.koumen.workforce.WorkforceDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Sees to what visitors found: signs until they end, and households that seem to have moved. */
@Service
public class FindingsDesk {
  private final SignTable signs;
  private final MovedTable moved;
  private final HouseholdDoor households;
  private final LifeDesk life;
  private final WorkforceDesk workforce;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  FindingsDesk(
      SignTable signs,
      MovedTable moved,
      HouseholdDoor households,
      LifeDesk life,
      WorkforceDesk workforce,
      Counties counties,
      AreaDesk areas,
      Jurisdiction jurisdiction) {
    this.signs = signs;
    this.moved = moved;
    this.households = households;
    this.life = life;
    this.workforce = workforce;
    this.counties = counties;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /**
   * Signs in an area, the one to look at first first.
   *
   * @param open only those that have not ended
   * @param owner only those of this person
   */
  @Transactional(readOnly = true)
  public Rows<Sign> signs(
      Scope scope,
      String area,
      boolean open,
      Optional<UUID> owner,
      Optional<String> after,
      int limit) {
    Scope within = scope.within(area);
    Optional<SignTable.After> behind = after.map(FindingsDesk::after);
    List<Sign> found =
        places(within).stream()
            .flatMap(
                county -> signs.within(county, within, open, owner, behind, limit + 1).stream())
            .sorted(
                Comparator.comparing(Sign::lookAgainOn).thenComparing(one -> one.id().toString()))
            .limit(limit + 1L)
            .toList();
    Rows<Sign> page = Rows.page(found, limit, row -> row.lookAgainOn() + "~" + row.id());
    Map<String, String> names = areas.of(page.rows().stream().map(Sign::areaCode).toList());
    return new Rows<>(
        page.rows().stream().map(row -> row.at(names.get(row.areaCode()))).toList(),
        page.next(),
        null);
  }

  /** Gives an open sign to somebody, to look at again on a day; false when either is not there. */
  @Transactional
  public boolean give(
      String county, UUID id, UUID staff, LocalDate lookAgainOn, Scope scope, Actor by) {
    return workforce
        .file(staff, by.scope(Permission.WORKFORCE_READ))
        .flatMap(file -> workforce.nameOf(staff))
        .filter(name -> signs.give(county, id, staff, name, lookAgainOn, scope))
        .isPresent();
  }

  /** Says what came of a sign; false when it is not there, or ended before. */
  @Transactional
  public boolean end(String county, UUID id, String note, Scope scope, Actor by) {
    return signs.end(county, id, jurisdiction.today(), by.name(), note, scope);
  }

  /** Households of an area that seem to have moved, the longest reported first. */
  @Transactional(readOnly = true)
  public Rows<MovedReport> moved(Scope scope, String area, Optional<UUID> after, int limit) {
    Scope within = scope.within(area);
    List<MovedReport> found =
        places(within).stream()
            .flatMap(county -> moved.open(county, within, after, limit + 1).stream())
            .sorted(Comparator.comparing(one -> one.id().toString()))
            .limit(limit + 1L)
            .toList();
    Rows<MovedReport> page = Rows.page(found, limit, row -> row.id().toString());
    Map<String, String> names = areas.of(page.rows().stream().map(MovedReport::areaCode).toList());
    return new Rows<>(
        page.rows().stream().map(row -> row.at(names.get(row.areaCode()))).toList(),
        page.next(),
        null);
  }

  /** What came of deciding. */
  public enum Decided {
    DONE,
    /** No such report, or it was decided on before. */
    NOT_FOUND,
    /** The file could not be changed. */
    FILE_REFUSED
  }

  /**
   * Decides whether a household has moved: if so, those who belong to it move out of its file.
   *
   * @param whereTo where they went, as far as known
   */
  @Transactional
  public Decided decide(
      String county, UUID id, boolean hasMoved, Optional<String> whereTo, Scope scope, Actor by) {
    Optional<MovedReport> report = moved.hold(county, id, scope);
    if (report.isEmpty()) {
      return Decided.NOT_FOUND;
    }
    UUID household = report.get().householdId();
    Set<UUID> people = hasMoved ? households.peopleOf(county, household) : Set.of();
    if (!people.isEmpty()) {
      FileOutcome outcome =
          life.record(
              by,
              scope,
              county,
              household,
              new LifeChange.MovedOut(people, whereTo.orElse(null), Map.of()),
              new Because(report.get().reportedOn(), Optional.of("走访发现已搬走")));
      if (!(outcome instanceof FileOutcome.Done)) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Decided.FILE_REFUSED;
      }
    }
    moved.decide(county, id, hasMoved, whereTo, by.accountId(), by.name(), jurisdiction.now());
    return Decided.DONE;
  }

  private List<String> places(Scope within) {
    return within.prefixes().stream()
        .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
        .distinct()
        .toList();
  }

  private static SignTable.After after(String text) {
    String[] parts = text.split("~", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("no end of a page");
    }
    try {
      return new SignTable.After(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (java.time.DateTimeException noDay) {
      throw new IllegalArgumentException("no end of a page", noDay);
    }
  }
}
