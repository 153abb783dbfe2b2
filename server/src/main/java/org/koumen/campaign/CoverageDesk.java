package org.koumen.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.koumen.access.Scope;
import org.koumen.area.Area;
import org.koumen.area.AreaCode;
import org.koumen.area.AreaDesk;
import org.koumen.area.AreaLevel;
import org.koumen.area.Counties;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Rows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells how far a campaign has come, where help is needed, and which households are left. */
@Service
public class CoverageDesk {
  private static final Comparator<Coverage.Row> BY_NAME =
      Comparator.comparing((Coverage.Row row) -> row.unitName() == null ? "\uffff" : row.unitName())
          .thenComparing(row -> row.name() == null ? "\uffff" : row.name())
          .thenComparing(row -> Objects.toString(row.staffId()));

  private final CoverageTable table;
  private final CampaignTable campaigns;
  private final Counties counties;
  private final AreaDesk areas;
  private final Jurisdiction jurisdiction;

  CoverageDesk(
      CoverageTable table,
      CampaignTable campaigns,
      Counties counties,
      AreaDesk areas,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.campaigns = campaigns;
    this.counties = counties;
    this.areas = areas;
    this.jurisdiction = jurisdiction;
  }

  /** How many households, or villages, a plan would call on. */
  @Transactional(readOnly = true)
  public int size(Campaign.Plan plan, Scope scope) {
    Campaign one = new Campaign(new UUID(0, 0), 0, Campaign.State.DRAFT, plan, null, null, null);
    return tallies(one, one.scope().and(scope)).stream().mapToInt(Tally::due).sum();
  }

  /** By area: the campaign's own areas, or what lies right beneath one. */
  @Transactional(readOnly = true)
  public Optional<Coverage> byArea(UUID id, @Nullable AreaCode area, Scope scope) {
    return counted(id, area, scope)
        .map(
            counted -> {
              List<Area> parts = parts(counted.campaign(), area, scope);
              List<Coverage.Row> rows = new ArrayList<>();
              int spread = 0;
              for (Area part : parts) {
                String code = part.code().value();
                List<Tally> mine =
                    counted.tallies.stream()
                        .filter(one -> one.areaCode().startsWith(code))
                        .toList();
                spread += mine.stream().mapToInt(Tally::due).sum();
                rows.add(
                    new Coverage.Row(
                        code,
                        null,
                        null,
                        part.name(),
                        null,
                        part.level() == AreaLevel.BUILDING,
                        Sums.of(mine, counted.pace)));
              }
              // Households that belong to the area itself and to nothing beneath it.
              if (!parts.isEmpty() && spread < counted.line().due()) {
                rows.add(
                    new Coverage.Row(
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        Sums.of(
                            counted.tallies.stream()
                                .filter(
                                    one ->
                                        parts.stream()
                                            .noneMatch(
                                                part ->
                                                    one.areaCode().startsWith(part.code().value())))
                                .toList(),
                            counted.pace)));
              }
              return counted.coverage(rows.stream().filter(row -> row.line().due() > 0).toList());
            });
  }

  private List<Area> parts(Campaign campaign, @Nullable AreaCode area, Scope scope) {
    List<String> own = campaign.scope().and(scope).prefixes();
    if (area != null) {
      List<String> within = own.stream().filter(code -> code.startsWith(area.value())).toList();
      return within.isEmpty() || within.contains(area.value())
          ? counties.childrenOf(area)
          : areas.findAll(within.stream().map(AreaCode::of).toList());
    }
    return own.size() == 1
        ? counties.childrenOf(AreaCode.of(own.getFirst()))
        : areas.findAll(own.stream().map(AreaCode::of).toList());
  }

  /** By unit, by name. */
  @Transactional(readOnly = true)
  public Optional<Coverage> byUnit(UUID id, @Nullable AreaCode area, Scope scope) {
    return counted(id, area, scope)
        .map(
            counted -> {
              Map<Optional<UUID>, List<Tally>> parts = new LinkedHashMap<>();
              Map<UUID, String> names = new HashMap<>();
              Map<UUID, List<CoverageTable.Server>> crew = crew(counted);
              Map<Tally, List<CoverageTable.Server>> who = who(counted, crew);
              who.forEach(
                  (tally, servers) -> {
                    // Households that two of one unit look after count once for it.
                    Set<Optional<UUID>> units = new LinkedHashSet<>();
                    for (CoverageTable.Server server : servers) {
                      UUID unit = server.unitId();
                      units.add(Optional.ofNullable(unit));
                      if (unit != null) {
                        names.put(unit, Objects.requireNonNullElse(server.unitName(), ""));
                      }
                    }
                    (units.isEmpty() ? Set.of(Optional.<UUID>empty()) : units)
                        .forEach(
                            unit ->
                                parts.computeIfAbsent(unit, key -> new ArrayList<>()).add(tally));
                  });
              return counted.coverage(
                  parts.entrySet().stream()
                      .map(
                          part ->
                              new Coverage.Row(
                                  null,
                                  null,
                                  part.getKey().orElse(null),
                                  part.getKey().map(names::get).orElse(null),
                                  part.getKey().map(names::get).orElse(null),
                                  true,
                                  Sums.of(part.getValue(), counted.pace)))
                      .sorted(BY_NAME)
                      .toList());
            });
  }

  /** By person, by unit and name. */
  @Transactional(readOnly = true)
  public Optional<Coverage> byPerson(UUID id, @Nullable AreaCode area, Scope scope) {
    return counted(id, area, scope)
        .map(
            counted -> {
              Map<UUID, List<CoverageTable.Server>> crew = crew(counted);
              Map<Optional<CoverageTable.Server>, List<Tally>> parts = new LinkedHashMap<>();
              who(counted, crew)
                  .forEach(
                      (tally, servers) ->
                          (servers.isEmpty()
                                  ? List.of(Optional.<CoverageTable.Server>empty())
                                  : servers.stream().map(Optional::of).toList())
                              .forEach(
                                  one ->
                                      parts
                                          .computeIfAbsent(one, key -> new ArrayList<>())
                                          .add(tally)));
              return counted.coverage(
                  parts.entrySet().stream()
                      .map(
                          part ->
                              new Coverage.Row(
                                  null,
                                  part.getKey().map(CoverageTable.Server::id).orElse(null),
                                  part.getKey().map(CoverageTable.Server::unitId).orElse(null),
                                  part.getKey().map(CoverageTable.Server::name).orElse(null),
                                  part.getKey().map(CoverageTable.Server::unitName).orElse(null),
                                  true,
                                  Sums.of(part.getValue(), counted.pace)))
                      .sorted(BY_NAME)
                      .toList());
            });
  }

  /**
   * Households of a campaign, by area and address.
   *
   * @param state open, reached, refused, missed, moved, or left for all that are not reached
   * @param staff whom they belong to
   * @param nobody only those that nobody looks after
   */
  public record Which(
      Optional<String> state, Optional<UUID> staff, boolean nobody, Optional<String> after) {}

  /** A page of them. */
  @Transactional(readOnly = true)
  public Optional<Rows<CoverageTable.Home>> homes(
      UUID id, @Nullable AreaCode area, Which which, Scope scope, int limit) {
    return seen(id, scope)
        .map(
            campaign -> {
              Scope where = where(campaign, area, scope);
              Optional<UUID> person = which.staff();
              boolean byPost = !campaign.plan().posts().isEmpty();
              if (byPost && person.isPresent()) {
                where = where.and(postsOf(campaign, person.get(), where));
              }
              Optional<List<UUID>> staff =
                  byPost
                      ? Optional.empty()
                      : person
                          .map(List::of)
                          .or(() -> which.nobody() ? Optional.of(List.of()) : Optional.empty());
              return page(
                  campaign,
                  where,
                  new CoverageTable.Which(which.state(), staff, Optional.empty()),
                  which.after(),
                  limit);
            });
  }

  private Scope postsOf(Campaign campaign, UUID person, Scope where) {
    return Scope.of(
        table.holders(campaign.plan().posts(), where, jurisdiction.today()).stream()
            .filter(one -> one.id().equals(person))
            .flatMap(one -> one.areas().stream())
            .toList());
  }

  private Rows<CoverageTable.Home> page(
      Campaign campaign,
      Scope where,
      CoverageTable.Which which,
      Optional<String> after,
      int limit) {
    String[] end = after.map(text -> text.split("~", -1)).orElse(new String[] {"", ""});
    if (end.length != 2) {
      throw new IllegalArgumentException("no end of a page");
    }
    LocalDate day = campaign.asOf(jurisdiction.today());
    List<CoverageTable.Home> found = new ArrayList<>();
    for (String county : countiesOf(where)) {
      if (found.size() > limit || county.compareTo(end[0]) < 0) {
        continue;
      }
      Optional<UUID> behind =
          county.equals(end[0]) ? Optional.of(UUID.fromString(end[1])) : Optional.empty();
      found.addAll(
          table.homes(
              county,
              campaign,
              where,
              day,
              new CoverageTable.Which(which.state(), which.staff(), behind),
              limit + 1 - found.size()));
    }
    Rows<CoverageTable.Home> page =
        Rows.page(found, limit, home -> home.county() + "~" + home.id());
    Map<String, String> names =
        areas.of(page.rows().stream().map(CoverageTable.Home::areaCode).distinct().toList());
    return new Rows<>(
        page.rows().stream().map(home -> home.at(names.get(home.areaCode()))).toList(),
        page.next(),
        null);
  }

  /** Villages of a campaign that calls on villages. */
  @Transactional(readOnly = true)
  public Optional<List<CoverageTable.Village>> villages(
      UUID id, @Nullable AreaCode area, Scope scope) {
    return seen(id, scope)
        .map(
            campaign -> {
              Scope where = where(campaign, area, scope);
              return countiesOf(where).stream()
                  .flatMap(county -> table.villages(county, id, where).stream())
                  .toList();
            });
  }

  /** Tallies of a campaign within a scope; of a closed one, as they were then. */
  List<Tally> tallies(Campaign campaign, Scope scope) {
    LocalDate day = campaign.asOf(jurisdiction.today());
    List<Tally> tallies = new ArrayList<>();
    for (String county : countiesOf(scope)) {
      if (campaign.state() == Campaign.State.CLOSED) {
        tallies.addAll(table.kept(county, campaign.id(), scope));
      } else if (campaign.plan().subject() == Campaign.Subject.VILLAGE) {
        table
            .villages(county, campaign.id(), scope)
            .forEach(
                one ->
                    tallies.add(
                        new Tally(one.code(), null, 1, one.visitedOn() == null ? 0 : 1, 0, 0, 0)));
      } else {
        tallies.addAll(table.tallies(county, campaign, scope, day));
      }
    }
    return tallies;
  }

  private record Counted(
      Campaign campaign, List<Tally> tallies, LocalDate asOf, double pace, Coverage.Line line) {
    Coverage coverage(List<Coverage.Row> rows) {
      return new Coverage(asOf, pace, line, rows);
    }
  }

  private Optional<Counted> counted(UUID id, @Nullable AreaCode area, Scope scope) {
    return seen(id, scope)
        .map(
            campaign -> {
              List<Tally> tallies = tallies(campaign, where(campaign, area, scope));
              LocalDate today = jurisdiction.today();
              double pace = campaign.pace(today);
              return new Counted(
                  campaign, tallies, campaign.asOf(today), pace, Sums.of(tallies, pace));
            });
  }

  private Optional<Campaign> seen(UUID id, Scope scope) {
    return campaigns.find(id).filter(one -> !one.scope().and(scope).isNowhere());
  }

  private static Scope where(Campaign campaign, @Nullable AreaCode area, Scope scope) {
    Scope where = campaign.scope().and(scope);
    return area == null ? where : where.within(area.value());
  }

  private List<String> countiesOf(Scope scope) {
    return scope.prefixes().stream()
        .flatMap(prefix -> counties.within(AreaCode.of(prefix)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Who takes part, by id: whoever looks after a household, or holders of the posts. */
  private Map<UUID, List<CoverageTable.Server>> crew(Counted counted) {
    Campaign.Plan plan = counted.campaign.plan();
    List<CoverageTable.Server> all =
        plan.posts().isEmpty()
            ? table.staff(
                counted.tallies.stream()
                    .map(Tally::staffId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList())
            : table.holders(plan.posts(), counted.campaign.scope(), jurisdiction.today());
    return all.stream()
        .filter(one -> plan.units().isEmpty() || plan.units().contains(one.unitId()))
        .collect(Collectors.groupingBy(CoverageTable.Server::id));
  }

  /** For each tally those of the crew who are to call there. */
  private static Map<Tally, List<CoverageTable.Server>> who(
      Counted counted, Map<UUID, List<CoverageTable.Server>> crew) {
    Map<Tally, List<CoverageTable.Server>> who = new LinkedHashMap<>();
    if (counted.campaign.plan().posts().isEmpty()) {
      counted.tallies.forEach(
          one -> {
            UUID staff = one.staffId();
            who.put(one, staff == null ? List.of() : crew.getOrDefault(staff, List.of()));
          });
      return who;
    }
    Map<String, List<CoverageTable.Server>> byArea = new HashMap<>();
    crew.values().stream()
        .flatMap(List::stream)
        .forEach(
            one ->
                one.areas()
                    .forEach(
                        area -> byArea.computeIfAbsent(area, key -> new ArrayList<>()).add(one)));
    Function<String, List<CoverageTable.Server>> at = code -> byArea.getOrDefault(code, List.of());
    counted.tallies.forEach(
        one ->
            who.put(
                one,
                AreaCode.of(one.areaCode()).path().stream()
                    .flatMap(area -> at.apply(area.value()).stream())
                    .distinct()
                    .toList()));
    return who;
  }
}
